import { GameError } from "../platform/errors.ts";
import type { Reads } from "../platform/store.ts";
import { type Region, regions } from "./schema.ts";

/** The whole document of a region. @throws GameError `REGION_UNKNOWN`. */
export async function readRegion(reads: Reads, regionId: string): Promise<Region> {
  const region = await reads.get(regions, { regionId });
  if (region !== undefined) return region;
  throw new GameError("REGION_UNKNOWN", `There is no region "${regionId}".`, { regionId });
}
