import { canonicalJson } from "../../platform/random.ts";
import { questionOf, resultOf } from "./decidePoll.ts";
import type { Poll } from "./poll.ts";
import type { PublishedBallot } from "./publication.ts";
import { type CountedBallot, LINEAR_METHODS, type Tally } from "./tally/schema.ts";
import { tally } from "./tally/tally.ts";
import { commitTieSecret } from "./tally/tie.ts";

/**
 * Repeats a count from what is published: the poll's question, the secret revealed after closing, the ballots.
 * @throws when the poll is not counted yet.
 */
export function recounted(
  poll: Pick<Poll, "method" | "options" | "seats" | "tieSecret">,
  ballots: Iterable<PublishedBallot>,
): Tally {
  if (poll.tieSecret === null) throw new Error("the poll is not counted yet: its tie secret is not revealed");
  return tally(questionOf(poll, poll.tieSecret), unitsOf(ballots));
}

function* unitsOf(ballots: Iterable<PublishedBallot>): Generator<CountedBallot> {
  for (const { choice } of ballots) yield { choice, weight: 1 };
}

/** What a recount of a poll found, so that it can be said what differs. */
export interface Recount {
  readonly tally: Tally;
  /** There are as many ballots as voters, or no fewer where one voter can weigh more, and no receipt stands twice. */
  readonly isComplete: boolean;
  /** The revealed secret is the one that was committed to when voting opened. */
  readonly secretKept: boolean;
  /** The count from the published ballots is the published one. */
  readonly agrees: boolean;
  /** Outcome and winners are what the poll's rule makes of that count. */
  readonly follows: boolean;
}

/** @throws when the poll is not counted yet; GameError `BALLOT_INVALID` for a ballot that cannot be counted. */
export function recountOf(poll: Poll, ballots: readonly PublishedBallot[]): Recount {
  const counted = recounted(poll, ballots);
  const { result, tieSecret, tieCommitment } = poll;
  const voters = result?.voters ?? 0;
  const { outcome, winners } = resultOf(poll, { voters, votes: ballots.length, tally: counted });
  return {
    tally: counted,
    isComplete: isComplete(poll, ballots, voters),
    secretKept: tieSecret !== null && commitTieSecret(tieSecret) === tieCommitment,
    agrees: isEqual(counted, result?.tally),
    follows: isEqual([outcome, winners], [result?.outcome, result?.winners]),
  };
}

function isComplete(
  { method, powersCount }: Poll,
  ballots: readonly PublishedBallot[],
  voters: number,
): boolean {
  const weighs = powersCount && LINEAR_METHODS.some((linear) => linear === method);
  const isEnough = weighs ? ballots.length >= voters : ballots.length === voters;
  return isEnough && new Set(ballots.map(({ receipt }) => receipt)).size === ballots.length;
}

const isEqual = (one: unknown, other: unknown) => canonicalJson(one) === canonicalJson(other);
