import { FIRST_WORLD } from "../../galaxy/world.ts";
import { after, DAY_MS } from "../../platform/duration.ts";
import { GameError } from "../../platform/errors.ts";
import type { Reads } from "../../platform/store.ts";
import { requireOtherRegion } from "../passages/way.ts";
import { type GatePermit, gatePermits } from "./schema.ts";

const VALID_DAYS = 30;

export const permitExpiresAt = (now: Date): Date => after(now, VALID_DAYS * DAY_MS);

/** The Nexus has the platform's gates alone. @throws GameError `SAME_REGION` or `NOT_OUTLAND` */
export function requireTwoRegions(regionId: string, withRegionId: string): void {
  requireOtherRegion(regionId, withRegionId);
  if (![regionId, withRegionId].includes(FIRST_WORLD.nexusId)) return;
  throw new GameError("NOT_OUTLAND", "No player's gate leads into the Nexus.", { regionId, withRegionId });
}

/** @throws GameError `GATE_UNPERMITTED` where the region does not let the player raise a gate to the other one. */
export async function requirePermit(
  reads: Reads,
  { regionId, withRegionId, uid }: Pick<GatePermit, "regionId" | "withRegionId" | "uid">,
  now: Date,
): Promise<void> {
  const permit = await reads.get(gatePermits, { regionId, uid });
  if (permit?.withRegionId === withRegionId && now < permit.expiresAt) return;
  throw new GameError("GATE_UNPERMITTED", `${regionId} has not permitted you a gate with ${withRegionId}.`, {
    regionId,
    withRegionId,
  });
}
