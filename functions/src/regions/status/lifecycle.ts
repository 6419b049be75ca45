import { GameError } from "../../platform/errors.ts";
import type { Region, RegionStatus } from "../schema.ts";

/**
 * Which status may follow which. A region that never opened can be given up (`failed → closing`): else its owner
 * could never be rid of it. Nothing follows `closed`.
 */
export const NEXT_STATUSES: Readonly<Record<RegionStatus, readonly RegionStatus[]>> = {
  provisioning: ["active", "failed"],
  failed: ["provisioning", "closing"],
  active: ["suspended", "closing"],
  suspended: ["active", "closing"],
  closing: ["closed"],
  closed: [],
};

export type StatusChange = Pick<Region, "status" | "statusReason">;

/**
 * The region's status after the step, with the reason while something is wrong.
 * @throws GameError `REGION_STATUS` naming the present status and what may follow it.
 */
export function movedTo(
  region: Pick<Region, "regionId" | "status">,
  status: RegionStatus,
  reason: string | null,
): StatusChange {
  const { regionId } = region;
  const possible = NEXT_STATUSES[region.status];
  if (possible.includes(status)) return { status, statusReason: reason };
  const next = possible.length === 0 ? "nothing follows that" : `it can only become ${possible.join(" or ")}`;
  throw new GameError(
    "REGION_STATUS",
    `The region "${regionId}" is ${region.status}: ${next}, not ${status}.`,
    { regionId, status: region.status, possible },
  );
}
