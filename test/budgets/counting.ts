import type { Query } from "firebase-admin/firestore";
import type { Quantities } from "../../functions/src/platform/declaration/figures.ts";
import { readOffsetMs } from "../../scripts/stack/clockFile.ts";

/** Game time as the workers have it, in a process that is none of them. */
export function gameTimeMs(): number {
  return Date.now() + readOffsetMs(process.env.CLOCK_OFFSET_FILE!);
}

export async function count(query: Query): Promise<number> {
  return (await query.count().get()).data().count;
}

/** Of the query's documents those whose time has come. */
export const dueNow = <Document>(query: Query<Document>, field = "dueAt"): Query<Document> =>
  query.where(field, "<=", new Date(gameTimeMs()));

/** What a schedule finds due, two hundred at a time: after a full page one more query finds nothing, and is billed a read. */
export function dueOf(due: number): Quantities {
  return { due, fullPages: due > 0 && due % 200 === 0 ? 1 : 0 };
}

/** Each quantity added up over all. */
export function summed(all: readonly Quantities[]): Quantities {
  const sums: Record<string, number> = {};
  for (const one of all) {
    for (const [name, value] of Object.entries(one)) sums[name] = (sums[name] ?? 0) + value;
  }
  return sums;
}
