import type { MutationContext } from "../../platform/callable.ts";
import { announce, type Commit } from "../../platform/moments.ts";
import { statusChanged } from "../moments.ts";
import { readRegion } from "../readRegion.ts";
import { type Region, type RegionStatus, regions } from "../schema.ts";
import { adjustingTerms } from "./adjustTerms.ts";
import { heldBy, heldMsAfter, releasedBy } from "./holds.ts";
import { movedTo, type StatusChange } from "./lifecycle.ts";

/**
 * Takes a region to its next status and says so in its log, for all members to read.
 * @throws GameError `REGION_UNKNOWN`, `REGION_STATUS`.
 */
export async function changeStatus(
  context: MutationContext,
  action: string,
  { regionId, reason }: { readonly regionId: string; readonly reason: string },
  status: RegionStatus,
): Promise<{ regionId: string; status: RegionStatus }> {
  const region = await readRegion(context.reads, regionId);
  // While it is open nothing is wrong with it that a reason would explain.
  const change = movedTo(region, status, status === "active" ? null : reason);
  const stage = await prepareStatus(context, region, change);
  stage();
  const before = { status: region.status };
  context.audit({ action, regionId, before, after: change, reason, visibility: "public" });
  return { regionId, status: change.status };
}

/**
 * Holds a region for the platform, or lets go of it: a payment's hold is none of an administrator's.
 * @throws GameError `REGION_UNKNOWN`, `REGION_STATUS`.
 */
export async function changeHold(
  context: MutationContext,
  action: string,
  { regionId, reason }: { readonly regionId: string; readonly reason: string },
  isHeld: boolean,
): Promise<{ regionId: string; status: RegionStatus }> {
  const region = await readRegion(context.reads, regionId);
  const change = isHeld
    ? heldBy(region, "platform", { since: context.now, until: null }, reason)
    : releasedBy(region, "platform");
  const stage = await prepareHold(context, region, change);
  stage();
  const before = { status: region.status };
  const after = { status: change.status, statusReason: change.statusReason };
  context.audit({ action, regionId, before, after, reason, visibility: "public" });
  return { regionId, status: change.status };
}

/** Writes a change of holds, in two halves: what is returned writes. Another status is a moment, another hold is none. */
export async function prepareHold(
  commit: Commit,
  region: Region,
  change: StatusChange & Partial<Region>,
  isImposed = false,
): Promise<() => void> {
  if (change.status !== region.status) return prepareStatus(commit, region, change, isImposed);
  return () => commit.tx.update(regions.ref(region), withTimes(region, change, commit.now));
}

/** Gives a region another status, in two halves: what is returned writes. `isImposed`: by an administrator. */
export async function prepareStatus(
  commit: Commit,
  region: Region,
  change: Pick<Region, "status"> & Partial<Region>,
  isImposed = false,
): Promise<() => void> {
  const stageChanged = await announce(statusChanged, commit, { region, status: change.status, isImposed });
  // What was announced has come, by whatever way.
  const announced = change.status === "closing" ? { closesAt: null } : {};
  const adjusting = adjustingTerms(region, change, commit.intent);
  return () => {
    commit.tx.update(regions.ref(region), { ...withTimes(region, change, commit.now), ...announced });
    stageChanged();
    if (adjusting !== undefined) commit.enqueue(adjusting);
  };
}

const withTimes = <Change extends Partial<Region>>(region: Region, change: Change, now: Date) =>
  change.holds === undefined ? change : { ...change, heldMs: heldMsAfter(region, change.holds, now) };
