import { questionOf } from "./decidePoll.ts";
import type { Poll } from "./poll.ts";
import type { PublishedBallot } from "./publication.ts";
import type { Tally } from "./tally/schema.ts";
import { tally } from "./tally/tally.ts";

/**
 * Repeats a count from what is published: the poll's question, the secret revealed after closing, the ballots.
 * @throws when the poll is not counted yet.
 */
export function recounted(
  poll: Pick<Poll, "method" | "options" | "seats" | "tieSecret">,
  ballots: readonly PublishedBallot[],
): Tally {
  if (poll.tieSecret === null) throw new Error("the poll is not counted yet: its tie secret is not revealed");
  const units = ballots.map(({ choice }) => ({ choice, weight: 1 }));
  return tally(questionOf(poll, poll.tieSecret), units);
}
