import { questionOf } from "./decidePoll.ts";
import type { Poll } from "./poll.ts";
import type { PublishedBallot } from "./publication.ts";
import type { CountedBallot, Tally } from "./tally/schema.ts";
import { tally } from "./tally/tally.ts";

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
