import type { MutationContext } from "../platform/callable.ts";
import { closingTask } from "./closing.ts";
import { movedTo } from "./lifecycle.ts";
import { readRegion } from "./readRegion.ts";
import { type RegionStatus, regions } from "./schema.ts";

/**
 * Takes a region to its next status and says so in its log, for all members to read.
 * @throws GameError `REGION_UNKNOWN`, `REGION_STATUS`.
 */
export async function changeStatus(
  { reads, tx, audit, enqueue }: MutationContext,
  action: string,
  { regionId, reason }: { readonly regionId: string; readonly reason: string },
  status: RegionStatus,
): Promise<{ regionId: string; status: RegionStatus }> {
  const region = await readRegion(reads, regionId);
  // While it is open nothing is wrong with it that a reason would explain.
  const change = movedTo(region, status, status === "active" ? null : reason);
  tx.update(regions.ref({ regionId }), change);
  if (change.status === "closing") enqueue(closingTask(regionId));
  audit({ action, regionId, before: { status: region.status }, after: change, reason, visibility: "public" });
  return { regionId, status: change.status };
}
