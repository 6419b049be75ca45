import type { Reads } from "../platform/store.ts";
import type { Pace } from "./market/pace.ts";
import { type PaceChange, paces } from "./schema.ts";

/** The paces of all ports with why they were set, the earliest first; none before the first was. */
export async function readPaceChanges(reads: Reads): Promise<PaceChange[]> {
  return (await reads.get(paces, { part: "current" }))?.changes ?? [];
}

/** The paces as far as stocks and purses depend on them. */
export async function readPaces(reads: Reads): Promise<Pace[]> {
  return (await readPaceChanges(reads)).map(({ from, thousandths }) => ({ from, thousandths }));
}
