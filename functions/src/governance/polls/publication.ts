import { z } from "zod";
import type { Ballot } from "./ballot.ts";
import { unitBallots } from "./tally/choice.ts";
import { type Choice, choiceSchema, type Method } from "./tally/schema.ts";

/** Characters of ballots on one page: with their field names well below the 500 kB of a document. */
const MAX_PAGE_CHARACTERS = 150_000;
const MAX_PAGE_BALLOTS = 500;

export const publishedBallotSchema = z.strictObject({ receipt: z.string().length(43), choice: choiceSchema });
export type PublishedBallot = z.infer<typeof publishedBallotSchema>;

/** A page of anonymous ballots, in the order of their receipts over all pages, without any time. */
export const publishedPageSchema = z.strictObject({
  /** From 0. */
  page: z.int().min(0).max(9_999),
  // In storage a ballot takes less than three times its characters.
  ballots: z
    .array(publishedBallotSchema)
    .max(MAX_PAGE_BALLOTS)
    .meta({ maxStoredBytes: 3 * MAX_PAGE_CHARACTERS }),
});

/** A ballot with the receipts of its units. */
export interface ReceiptedBallot {
  readonly ballot: Pick<Ballot, "choice" | "power">;
  readonly receipts: readonly string[];
}

/**
 * All ballots as they are published: unit ballots, so that no weight tells a voter, in the order of receipts, so that
 * no order does. The same ballots always make the same pages.
 */
export function pagesOf(method: Method, ballots: readonly ReceiptedBallot[]): PublishedBallot[][] {
  const published = ballots
    .flatMap(({ ballot, receipts }) =>
      unitBallots(method, ballot.choice, ballot.power).map(
        (choice: Choice, unit: number): PublishedBallot => ({ receipt: receipts[unit]!, choice }),
      ),
    )
    .sort((a, b) => (a.receipt < b.receipt ? -1 : 1));
  const pages: PublishedBallot[][] = [];
  let characters = 0;
  for (const ballot of published) {
    const size = JSON.stringify(ballot).length;
    const full = (pages.at(-1)?.length ?? 0) >= MAX_PAGE_BALLOTS || characters + size > MAX_PAGE_CHARACTERS;
    if (pages.length === 0 || full) {
      pages.push([]);
      characters = 0;
    }
    pages.at(-1)!.push(ballot);
    characters += size;
  }
  return pages;
}
