import { GameError } from "../../platform/errors.ts";
import type { Hold, Holder, Region } from "../schema.ts";
import { movedTo, type StatusChange } from "./lifecycle.ts";

export const NO_HOLDS = { billing: null, platform: null };

/** So that a region's document keeps within 2 kB. */
export const MAX_STATUS_REASON_BYTES = 150;

/** Neutral words, which every member reads. */
export const UNPAID = "The region is paused until its owner's account is in order.";

type Held = Pick<Region, "regionId" | "status" | "statusReason" | "holds">;
export type HoldChange = StatusChange & Pick<Region, "holds">;

/**
 * The region once somebody holds it: it is suspended while anybody does, for the platform's reason before billing's. Holding
 * twice keeps the first hold of the two.
 * @throws GameError `REGION_STATUS` where it is neither active nor suspended, or is held by this holder already.
 */
export function heldBy(region: Held, holder: Holder, hold: Hold, reason: string): HoldChange {
  const before = holdsOf(region, hold.since);
  const holds = { ...before, [holder]: hold };
  if (region.status !== "suspended") return { ...movedTo(region, "suspended", reason), holds };
  if (before[holder] !== null) throw alreadyHeld(region);
  const statusReason = holder === "platform" ? reason : region.statusReason;
  return { status: "suspended", statusReason, holds };
}

/**
 * The region once a holder has let go of it: active again if nobody else holds it.
 * @throws GameError `REGION_STATUS` where it is not suspended, or this holder does not hold it.
 */
export function releasedBy(region: Held, holder: Holder): HoldChange {
  const holds = { ...region.holds, [holder]: null };
  // One that is being built becomes active by its job alone.
  if (region.status !== "suspended") throw notSuspended(region);
  if (!isHeld(holds)) return { ...movedTo(region, "active", null), holds };
  if (region.holds[holder] === null) throw notHeld(region, holder);
  const statusReason = holder === "platform" ? UNPAID : region.statusReason;
  return { status: "suspended", statusReason, holds };
}

type Times = Pick<Region, "holds" | "heldMs">;

/** The region's own time in milliseconds: it stands while the region is held, and goes on from there. What grows in a region goes by it. */
export const regionTimeMs = ({ holds, heldMs }: Times, now: Date): number =>
  now.getTime() - heldMs - presentlyHeldMs(holds, now);

/** What to add up of past holds when the region's holds change: its own time neither jumps nor goes back by it. */
export const heldMsAfter = ({ holds, heldMs }: Times, holdsAfter: Region["holds"], now: Date): number =>
  Math.max(0, heldMs + presentlyHeldMs(holds, now) - presentlyHeldMs(holdsAfter, now));

function presentlyHeldMs({ platform, billing }: Region["holds"], now: Date): number {
  const held = [platform, billing].filter((hold) => hold !== null);
  return Math.max(0, ...held.map(({ since }) => now.getTime() - since.getTime()));
}

/** A region that was suspended before holds were kept is held by the platform. */
function holdsOf({ status, holds }: Held, at: Date): Region["holds"] {
  if (status !== "suspended" || isHeld(holds)) return holds;
  return { ...holds, platform: { since: at, until: null } };
}

const isHeld = ({ platform, billing }: Region["holds"]) => platform !== null || billing !== null;

function alreadyHeld({ regionId, status }: Held): GameError {
  return new GameError("REGION_STATUS", `The region "${regionId}" is suspended already.`, {
    regionId,
    status,
  });
}

function notSuspended({ regionId, status }: Held): GameError {
  return new GameError("REGION_STATUS", `The region "${regionId}" is ${status}, not suspended.`, {
    regionId,
    status,
  });
}

function notHeld({ regionId, status }: Held, holder: Holder): GameError {
  const whose =
    holder === "platform" ? "for a payment, which only its owner's next one ends" : "by the platform";
  return new GameError("REGION_STATUS", `The region "${regionId}" is suspended ${whose}.`, {
    regionId,
    status,
  });
}
