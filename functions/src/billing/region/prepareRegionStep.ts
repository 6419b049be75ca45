import { billingGraceHours } from "../../platform/config.ts";
import { after } from "../../platform/duration.ts";
import type { Commit, Stage } from "../../platform/moments.ts";
import { stageNotice } from "../../players/stageNotice.ts";
import { type Region, regions } from "../../regions/schema.ts";
import { prepareHold, prepareStatus } from "../../regions/status/changeStatus.ts";
import { heldBy, releasedBy, UNPAID } from "../../regions/status/holds.ts";
import { movedTo } from "../../regions/status/lifecycle.ts";
import type { Purchase } from "../purchase.ts";
import type { Checkout } from "../schema.ts";
import { beneficiaryBy, prepareBeneficiary } from "../shares/prepareBeneficiary.ts";
import { prepareHeir, prepareReturn } from "./heir.ts";
import { type RegionStep, regionStepOf, WAITED_FOR_MS } from "./regionHold.ts";
import { isTooLate } from "./succession.ts";

export interface PreparedStep {
  readonly stage: Stage | undefined;
  readonly dueAt: Date | null;
}
const NOTHING: PreparedStep = { stage: undefined, dueAt: null };

/**
 * What a subscription does to the region that it pays for: held, let go, or closed at the end of its grace; and whether its owner
 * shares in the region's revenue. A former owner's does nothing to it.
 */
export async function prepareRegionStep(
  commit: Commit,
  { uid, subject }: Pick<Checkout, "uid" | "subject">,
  { subscription }: Purchase,
  isBeingPaid: boolean,
): Promise<PreparedStep> {
  if (subject.kind !== "region" || subscription === null) return NOTHING;
  const region = await commit.reads.get(regions, { regionId: subject.regionId });
  if (region?.ownerUid !== uid) return NOTHING;
  const terms = { now: commit.now, graceHours: billingGraceHours.value(), isBeingPaid };
  const step = regionStepOf(region, subscription.entitlement, terms);
  const isLost = step.kind === "close" || (step.kind === "release" && isTooLate(region, subscription.paidAt));
  const heir = isLost ? await prepareHeir(commit, region) : null;
  if (heir?.kind === "wait") return { stage: undefined, dueAt: after(commit.now, WAITED_FOR_MS) };
  if (heir?.kind === "pass") return { stage: () => heir.stage(), dueAt: null };
  const write = await prepared(commit, region, step);
  const beneficiary = beneficiaryBy(subscription, commit.now);
  const stageBeneficiary = await prepareBeneficiary(commit, region.regionId, beneficiary);
  return {
    dueAt: step.dueAt,
    stage(tx) {
      write?.();
      stageBeneficiary?.(tx);
    },
  };
}

async function prepared(commit: Commit, region: Region, step: RegionStep) {
  if (step.kind === "none") return undefined;
  const { action, kind, sentence } = wordsOf(region, step);
  const write = await changed(commit, region, step);
  const { regionId, ownerUid, status } = region;
  return () => {
    write();
    const cause = { intent: commit.intent, at: commit.now };
    if (ownerUid !== null) stageNotice(commit.tx, { uid: ownerUid, kind, sentence, regionId }, cause);
    commit.audit({ action, regionId, before: { status }, visibility: "public" });
  };
}

async function changed(
  commit: Commit,
  region: Region,
  { kind, dueAt: until }: RegionStep,
): Promise<() => void> {
  if (kind === "hold") {
    const hold = { since: commit.now, until };
    return prepareHold(commit, region, heldBy(region, "billing", hold, UNPAID));
  }
  if (kind === "release") {
    const change = releasedBy(region, "billing");
    const stageReturn = await prepareReturn(commit, { ...region, ...change });
    const stage = await prepareHold(commit, region, change);
    return () => {
      stage();
      stageReturn();
    };
  }
  return prepareStatus(commit, region, movedTo(region, "closing", UNPAID));
}

/** For the region's log, and for the owner alone. */
function wordsOf({ displayName }: Region, { kind, dueAt }: RegionStep) {
  if (kind === "release") {
    const sentence = `${displayName} is paid again: nothing of it has changed.`;
    return { action: "releaseForPayment", kind: "REGION_PAID", sentence };
  }
  if (kind === "close") {
    const sentence = `${displayName} was not paid in time and is closing.`;
    return { action: "closeForPayment", kind: "REGION_CLOSING", sentence };
  }
  const sentence = `${displayName} is suspended because its subscription has ended. It begins to close at ${dueAt?.toISOString()} unless you pay by then.`;
  return { action: "holdForPayment", kind: "REGION_HELD", sentence };
}
