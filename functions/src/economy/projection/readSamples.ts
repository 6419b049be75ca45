import { documentPath } from "../../platform/paths.ts";
import type { Reads } from "../../platform/store.ts";
import { type TradeSample, tradeSamples } from "../schema.ts";
import { dayAfter } from "../statistics/days.ts";
import { PROJECTED_DAYS } from "./projection.ts";

/** The trades of the thirty days that end with this one, the earliest first: as far as figures were taken. */
export async function readSamples(reads: Reads, regionId: string, last: string): Promise<TradeSample[]> {
  const days = Array.from({ length: PROJECTED_DAYS }, (_, index) =>
    dayAfter(last, index - PROJECTED_DAYS + 1),
  );
  await reads.load(days.map((day) => documentPath(tradeSamples.template, { regionId, day })));
  const found = await Promise.all(days.map((day) => reads.get(tradeSamples, { regionId, day })));
  return found.filter((sample) => sample !== undefined);
}
