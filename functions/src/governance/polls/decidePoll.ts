import { MINIMUM_COUNCIL, type Poll, type PollResult } from "./poll.ts";
import { type Decision, decided } from "./tally/decision.ts";
import { NONE_OPTION, type Question, type Tally } from "./tally/schema.ts";

/** What the ballots say, before it is known what that means. */
export interface Count {
  /** Voters, each once whatever the power. */
  readonly voters: number;
  /** What all ballots weigh together; 0 where nothing is asked that a share of it decides (`approvesEach`). */
  readonly votes: number;
  readonly tally: Tally;
}

/**
 * Whether the poll asks of each option by itself whether it is approved of, as an election does that has no more
 * candidates than a council has seats: the others need no majority, since each leaves somebody out.
 */
export function approvesEach({ options }: Pick<Poll, "options">): boolean {
  return options?.includes(NONE_OPTION) ?? false;
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
  poll: Pick<Poll, "rule" | "quorumVoters" | "entitledCount" | "options">,
  count: Count,
): PollResult {
  const { voters, tally } = count;
  const elected = approvesEach(poll) ? approved(count) : tally.winners;
  const outcome =
    poll.rule === null ? electionOutcome(poll, voters, elected) : answerTo(poll, poll.rule, count);
  return { outcome, winners: outcome === "elected" ? elected : [], voters, tally };
}

/** Whom more than half of all votes approve of, the most approved first. */
function approved({ votes, tally: { winners, totals } }: Count): string[] {
  const won = totals.filter((total) => 2 * Number(total.votes) > votes).map(({ option }) => option);
  return winners.filter((option) => won.includes(option) && option !== NONE_OPTION);
}

function electionOutcome(
  { quorumVoters }: Pick<Poll, "quorumVoters">,
  voters: number,
  elected: readonly string[],
): PollResult["outcome"] {
  if (voters === 0) return "failed";
  if (voters < quorumVoters) return "noQuorum";
  return elected.length === 0 ? "rejected" : "elected";
}

function answerTo(
  { quorumVoters, entitledCount }: Pick<Poll, "quorumVoters" | "entitledCount">,
  rule: NonNullable<Poll["rule"]>,
  { voters, tally }: Count,
): PollResult["outcome"] {
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
 * The end of an election without a vote: without any candidates, or with too few for a council, it has failed. Null where
 * there is something to vote on: a lone candidate for one seat, too.
 */
export function failedUnvoted(
  poll: Pick<Poll, "rule" | "seats">,
  options: readonly string[],
): PollResult | null {
  const fewest = poll.seats > 1 ? MINIMUM_COUNCIL : 1;
  if (poll.rule !== null || options.length >= fewest) return null;
  return { outcome: "failed", winners: [], voters: 0, tally: null };
}
