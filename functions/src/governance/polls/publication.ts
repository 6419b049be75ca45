import { z } from "zod";
import type { Ballot } from "./ballot.ts";
import { choiceOf, compactOf } from "./compactChoice.ts";
import { unitBallots } from "./tally/choice.ts";
import { choiceSchema, type Method } from "./tally/schema.ts";

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

interface Unit {
  readonly receipt: string;
  /** As `compactOf` writes it. */
  readonly choice: string;
}

/**
 * All ballots of a poll as they are published: unit ballots, so that no weight tells a voter, in the order of receipts, so
 * that no order does. The same ballots always make the same pages. A hundred thousand rankings take some twenty megabytes.
 */
export class Publication {
  readonly #method: Method;
  readonly #options: readonly string[];
  readonly #units: Unit[] = [];

  constructor({ method, options }: { readonly method: Method; readonly options: readonly string[] }) {
    this.#method = method;
    this.#options = options;
  }

  /** Adds a ballot with the receipts of its units. */
  add({ choice, power }: Pick<Ballot, "choice" | "power">, receiptsOf: (units: number) => string[]): void {
    const units = unitBallots(this.#method, choice, power);
    const receipts = receiptsOf(units.length);
    for (const [index, unit] of units.entries())
      this.#units.push({ receipt: receipts[index]!, choice: compactOf(unit, this.#options) });
  }

  *ballots(): Generator<PublishedBallot> {
    this.#units.sort((a, b) => (a.receipt < b.receipt ? -1 : 1));
    for (const { receipt, choice } of this.#units) yield { receipt, choice: choiceOf(choice, this.#options) };
  }

  *pages(): Generator<PublishedBallot[]> {
    let page: PublishedBallot[] = [];
    let characters = 0;
    for (const ballot of this.ballots()) {
      const size = JSON.stringify(ballot).length;
      if (page.length >= MAX_PAGE_BALLOTS || (page.length > 0 && characters + size > MAX_PAGE_CHARACTERS)) {
        yield page;
        page = [];
        characters = 0;
      }
      page.push(ballot);
      characters += size;
    }
    if (page.length > 0) yield page;
  }
}
