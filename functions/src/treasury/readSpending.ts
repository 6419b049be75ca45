import type { Reads } from "../platform/store.ts";
import { type Spending, spending } from "./schema.ts";
import { newSpending } from "./spending.ts";

/** What was spent of a month's appropriations so far; nothing before the first act. */
export async function readSpending(reads: Reads, regionId: string, month: string): Promise<Spending> {
  return (await reads.get(spending, { regionId, month })) ?? newSpending(regionId, month);
}
