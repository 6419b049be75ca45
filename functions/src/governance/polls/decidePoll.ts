import { MINIMUM_COUNCIL, type Poll, type PollResult } from "./poll.ts";
import { type Decision, decided } from "./tally/decision.ts";
import type { Question, Tally } from "./tally/schema.ts";

/** What the ballots say, before it is known what that means. */
export interface Count {
  /** Voters, each once whatever the power. */
  readonly voters: number;
  readonly tally: Tally;
}

/** The question that a poll's ballots answer. @throws when voting on it never opened. */
export function questionOf(
  { method, options, seats }: Pick<Poll, "method" | "options" | "seats">,
  tieSecret: string,
): Question {
  if (options === null) throw new Error("a poll without options has no question");
  return { method, options, seats, tieSecret };
}

/**
 * What the count means by the poll's rule. Nobody voted, or too few: nothing is decided and what was stays, which each
 * subject applies in its own way.
 */
export function resultOf(
  poll: Pick<Poll, "rule" | "quorumVoters" | "entitledCount">,
  { voters, tally }: Count,
): PollResult {
  const outcome = outcomeOf(poll, voters, tally);
  return { outcome, winners: outcome === "elected" ? tally.winners : [], voters, tally };
}

function outcomeOf(
  { rule, quorumVoters, entitledCount }: Pick<Poll, "rule" | "quorumVoters" | "entitledCount">,
  voters: number,
  tally: Tally,
): PollResult["outcome"] {
  if (rule === null) {
    if (voters === 0) return "failed";
    return voters < quorumVoters ? "noQuorum" : "elected";
  }
  const counts = countsOf(tally);
  if (rule.kind === "members") {
    const carried = counts.for >= rule.required && counts.for > counts.against;
    return carried ? "passed" : "rejected";
  }
  const decision: Decision = decided(counts, {
    thresholdBasisPoints: rule.thresholdBasisPoints,
    quorum: quorumVoters,
    electorate: entitledCount,
    voters,
  });
  return decision.outcome === "rejected" && decision.reason === "quorumMissed"
    ? "noQuorum"
    : decision.outcome;
}

function countsOf({ totals }: Tally): { for: number; against: number; abstain: number } {
  const of = (option: string) => Number(totals.find((total) => total.option === option)?.votes ?? 0);
  return { for: of("for"), against: of("against"), abstain: of("abstain") };
}

/**
 * The end of an election without a vote: without any candidates, or with too few for a council, it has failed; no more
 * than a council's seats are all in, in the order of their ids. Null where there is something to vote on: a lone candidate
 * for one seat, too.
 */
export function uncontested(
  poll: Pick<Poll, "rule" | "seats">,
  options: readonly string[],
): PollResult | null {
  if (poll.rule !== null) return null;
  const isCouncil = poll.seats > 1;
  const fewest = isCouncil ? MINIMUM_COUNCIL : 1;
  if (options.length < fewest) return { outcome: "failed", winners: [], voters: 0, tally: null };
  if (!isCouncil || options.length > poll.seats) return null;
  return { outcome: "uncontested", winners: options.toSorted(), voters: 0, tally: null };
}
