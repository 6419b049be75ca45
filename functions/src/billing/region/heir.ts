import { members } from "../../membership/schema.ts";
import { GameError } from "../../platform/errors.ts";
import type { Commit } from "../../platform/moments.ts";
import { derivedId } from "../../platform/random.ts";
import { players } from "../../players/schema.ts";
import { stageNotice } from "../../players/stageNotice.ts";
import { preparePassing } from "../../regions/holders/passRegion.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { inRegion, type Region, regions } from "../../regions/schema.ts";
import type { Buyer } from "../buyer.ts";
import { buyers, type Checkout, checkouts, successions } from "../schema.ts";
import { prepareBeneficiary } from "../shares/prepareBeneficiary.ts";
import { subjectKey } from "../subject.ts";
import { countsFor, endOf, heirStep, requireHeir, type Succession, type Taking } from "./succession.ts";

/**
 * Notes who is buying the succession of a region, in two halves: what is returned writes. All is decided as it will be at the
 * region's end.
 * @throws GameError as `requireHeir` and `preparePassing` do.
 */
export async function prepareSuccession(
  commit: Commit,
  { uid, regionId, checkoutId }: Taking,
): Promise<() => void> {
  const { reads, tx, now } = commit;
  const region = await readRegion(reads, regionId);
  const standing = await reads.get(successions, inRegion(regionId));
  const member = await reads.get(members, { regionId, uid });
  requireHeir(region, standing, { uid, member }, now);
  await preparePassing(commit, region, (await reads.get(players, { uid }))!, "succeedOwner");
  return () => tx.set(successions.ref(inRegion(regionId)), { regionId, uid, checkoutId, paidAt: null });
}

/** A succession was paid: it waits for the region's end. Undefined where it comes too late, or to nothing. */
export async function preparePaidSuccession(
  { reads, tx }: Commit,
  { uid, checkoutId }: Checkout,
  regionId: string,
  paidAt: Date | null,
): Promise<(() => void) | undefined> {
  const standing = await reads.get(successions, inRegion(regionId));
  const region = await reads.get(regions, { regionId });
  if (standing?.uid !== uid || standing.paidAt !== null || region === undefined || paidAt === null)
    return undefined;
  if (!countsFor(region, paidAt)) return undefined;
  return () => tx.set(successions.ref(inRegion(regionId)), { regionId, uid, checkoutId, paidAt });
}

/** A succession whose checkout has come to nothing leaves its place to others. */
export async function prepareUnpaidSuccession(
  { reads, tx }: Commit,
  { checkoutId }: Checkout,
  regionId: string,
): Promise<(() => void) | undefined> {
  const standing = await reads.get(successions, inRegion(regionId));
  if (standing?.checkoutId !== checkoutId) return undefined;
  return () => tx.delete(successions.ref(inRegion(regionId)));
}

export interface Heir {
  readonly kind: "none" | "wait" | "pass";
  /** Gives the region to its heir; writes nothing where there is none, or none yet. */
  stage(): void;
}
const NOBODY: Heir = { kind: "none", stage: () => {} };

/** Who takes a region over whose end has come, in two halves: what is returned writes. */
export async function prepareHeir(commit: Commit, region: Region): Promise<Heir> {
  const { reads, tx, now } = commit;
  const { regionId } = region;
  const succession = await reads.get(successions, inRegion(regionId));
  if (succession === undefined) return NOBODY;
  const { uid } = succession;
  const buyer = await reads.get(buyers, { uid });
  const isLive = buyer !== undefined && isPaying(buyer, regionId);
  const kind = heirStep(region, succession, { now, isLive });
  if (kind !== "pass") return { ...NOBODY, kind };
  const pass = await prepareSucceeding(commit, region, uid);
  if (pass === undefined) return NOBODY;
  const stageBeneficiary = await prepareBeneficiary(commit, regionId, { ownerUid: uid, since: now });
  return {
    kind,
    stage() {
      pass();
      stageBeneficiary?.(tx);
      tx.delete(successions.ref(inRegion(regionId)));
    },
  };
}

/** A subscription that runs, and no payment that a bank may take back. */
function isPaying({ live, barredSince, troubledPaymentIds }: Buyer, regionId: string): boolean {
  const isRunning = live[subjectKey({ kind: "region", regionId })] !== undefined;
  return isRunning && barredSince === null && troubledPaymentIds.length === 0;
}

/** Undefined where the heir cannot own the region any more, banned from it or blocked: it ends as if there was none. */
async function prepareSucceeding(
  commit: Commit,
  region: Region,
  uid: string,
): Promise<(() => void) | undefined> {
  const heir = await commit.reads.get(players, { uid });
  if (heir === undefined || heir.blocked !== null) return undefined;
  try {
    return await preparePassing(commit, region, heir, "succeedOwner");
  } catch (error) {
    if (error instanceof GameError) return undefined;
    throw error;
  }
}

/**
 * Gives a succession back whole whose region goes on with its owner, or closes all the same, in two halves: what is returned
 * writes. One that is not paid yet stays, and is refunded when it is.
 * @param region as it will be.
 */
export async function prepareReturn(commit: Commit, region: Region): Promise<() => void> {
  const { regionId, displayName } = region;
  const succession = await commit.reads.get(successions, inRegion(regionId));
  if (succession === undefined || succession.paidAt === null || endOf(region) !== null) return () => {};
  // What is updated must have been read.
  await commit.reads.get(checkouts, succession);
  return () => stageReturn(commit, succession, displayName);
}

function stageReturn(
  { tx, intent, now: at, enqueue }: Commit,
  { regionId, uid, checkoutId }: Succession,
  displayName: string,
): void {
  tx.delete(successions.ref(inRegion(regionId)));
  tx.update(checkouts.ref({ checkoutId }), { status: "refunded" });
  const sentence = `You do not take over ${displayName}: what you have paid for it goes back whole.`;
  stageNotice(tx, { uid, kind: "SUCCESSION_RETURNED", sentence, regionId }, { intent, at });
  // The task that looks at a refunded checkout gives its money back.
  const outboxId = derivedId("returnSuccession", checkoutId);
  enqueue({ outboxId, queue: "billingWorker", task: "refreshCheckout", body: { checkoutId } });
}
