/**
 * What Firestore bills for the answers of its protocol, per request of the client library. Source: Cloud Firestore
 * documentation, "Understand Cloud Firestore billing": a document read that finds nothing is billed as one read, a query
 * as one read for each document and never less than one, an aggregation as one read for up to 1,000 index entries.
 */

/** Index entries that an aggregation query may match for one billed read. */
const ENTRIES_A_READ = 1_000;

/** A message of an answer stream, as far as it is billed. */
export interface Answered {
  readonly found?: object | null;
  readonly missing?: string | null;
  readonly document?: object | null;
  readonly skippedResults?: number | null;
  readonly result?: {
    readonly aggregateFields?: Record<string, { readonly integerValue?: number | string | null }>;
  } | null;
}

/** A write of a commit, as far as it is billed. */
export interface Staged {
  readonly delete?: string | null;
  readonly verify?: string | null;
}

export interface Written {
  readonly writes: number;
  readonly deletes: number;
}

/** Methods of the protocol that bill nothing. */
export const FREE_METHODS: ReadonlySet<string> = new Set(["beginTransaction", "rollback"]);

/** The billed reads of a stream that has ended. @throws for a method whose bill is not known here. */
export function billedReads(method: string, answers: readonly Answered[]): number {
  switch (method) {
    case "batchGetDocuments":
      return answers.filter(({ found, missing }) => found || missing).length;
    case "runQuery":
      return Math.max(
        1,
        sum(answers.map(({ document, skippedResults }) => (document ? 1 : 0) + (skippedResults ?? 0))),
      );
    case "runAggregationQuery":
      return sum(
        answers.flatMap(({ result }) => (result ? [aggregationReads(result.aggregateFields ?? {})] : [])),
      );
    default:
      throw new Error(
        `test/support/billing.ts does not know what Firestore bills for ${method}: say it there.`,
      );
  }
}

/** Under this name the recorder asks for a count beside whatever is aggregated: a sum does not tell what it has read. */
export const ENTRIES_ALIAS = "billed_entries";

function aggregationReads(fields: NonNullable<NonNullable<Answered["result"]>["aggregateFields"]>): number {
  const entries = fields[ENTRIES_ALIAS]?.integerValue;
  if (entries == null)
    throw new Error("The count that was asked for beside the aggregation is not in its answer.");
  return Math.max(1, Math.ceil(Number(entries) / ENTRIES_A_READ));
}

/** What a commit or a batch of writes bills once it is applied. */
export function billedWrites(staged: readonly Staged[]): Written {
  const deletes = staged.filter((write) => write.delete).length;
  const verified = staged.filter((write) => write.verify).length;
  return { writes: staged.length - deletes - verified, deletes };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
