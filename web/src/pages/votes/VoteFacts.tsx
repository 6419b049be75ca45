import type { Poll, PollState } from "../../../../functions/src/governance/polls/poll.ts";
import { Fact } from "../../controls/Fact.tsx";
import { percent } from "../../votes/fields.ts";
import { words } from "../../words/en.ts";

interface VoteFactsProps {
  readonly poll: Poll;
  readonly state: PollState;
  readonly now: number;
}

/** Who votes, how, until when, and what carries it. */
export function VoteFacts({ poll, state, now }: VoteFactsProps) {
  const { votes: say } = words;
  const { method, electorate, entitledCount, calledAt, quorumVoters, rule, seats, opensAt, closesAt } = poll;
  return (
    <dl className="facts">
      <Fact name={say.facts.state}>
        <b>{say.states[state]}</b> {countdown(poll, state, now)}
      </Fact>
      <Fact name={say.facts.method}>{say.methods[method]}</Fact>
      <Fact name={say.facts.electorate}>{say.electorates[electorate](entitledCount, calledAt)}</Fact>
      <Fact name={say.facts.quorum}>{say.quorum(quorumVoters)}</Fact>
      {rule === null ? (
        <Fact name={say.facts.seats}>{seats}</Fact>
      ) : (
        <Fact name={say.facts.rule}>
          {rule.kind === "share" ? say.share(percent(rule.thresholdBasisPoints)) : say.members(rule.required)}
        </Fact>
      )}
      <Fact name={say.facts.opens}>{words.instant(opensAt)}</Fact>
      <Fact name={say.facts.closes}>{words.instant(closesAt)}</Fact>
    </dl>
  );
}

function countdown({ opensAt, closesAt, phase }: Poll, state: PollState, now: number): string {
  const { votes: say } = words;
  if (state === "called") return say.opensIn(words.duration(opensAt.getTime() - now));
  if (state === "closing") return say.counting;
  if (state !== "voting") return "";
  return phase === "open" ? say.closesIn(words.duration(closesAt.getTime() - now)) : say.opening;
}
