import type { AuditEntry } from "../../platform/audit.ts";
import type { MutationContext } from "../../platform/callable.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { GameError } from "../../platform/errors.ts";
import { regionId } from "../../platform/fields.ts";
import { documentPath } from "../../platform/paths.ts";
import type { Reads } from "../../platform/store.ts";
import { stageNotice } from "../../players/stageNotice.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { type Region, regions } from "../../regions/schema.ts";
import { stageCallOff } from "../polls/callPoll.ts";
import { polls } from "../polls/schema.ts";
import { treaties } from "./schema.ts";
import { TREATY_TYPES, type Treaty, type TreatyType, treatyIdOf, treatyTypeField } from "./treaty.ts";

/** How a call names a treaty: the region it acts for, the other one, and the type. */
export const sidesFields = { regionId, withRegionId: regionId, type: treatyTypeField };

/** A treaty with both its regions, all reads done. */
export interface TreatySides {
  /** The region that is acted for. */
  readonly region: Region;
  readonly partner: Region;
}

/**
 * What two regions have to do with each other over one type of treaty, in one round trip; `treaty` is undefined before
 * the first offer.
 * @throws GameError `INVALID_INPUT` for a region with itself, `REGION_UNKNOWN`.
 */
export async function readSides(
  reads: Reads,
  named: { readonly regionId: string; readonly withRegionId: string; readonly type: TreatyType },
): Promise<TreatySides & { readonly treaty: Treaty | undefined }> {
  const { regionId, withRegionId, type } = named;
  const { treatyId } = treatyIdOf(regionId, withRegionId, type);
  await reads.load([
    documentPath(treaties.template, { treatyId }),
    documentPath(regions.template, { regionId }),
    documentPath(regions.template, { regionId: withRegionId }),
  ]);
  return {
    region: await readRegion(reads, regionId),
    partner: await readRegion(reads, withRegionId),
    treaty: await reads.get(treaties, { treatyId }),
  };
}

/** What two regions have dealt over, of every type. */
export async function readPair(
  reads: Reads,
  { regionId, withRegionId }: { readonly regionId: string; readonly withRegionId: string },
): Promise<(Treaty | undefined)[]> {
  const named = TREATY_TYPES.map((type) => treatyIdOf(regionId, withRegionId, type));
  await reads.load(named.map(({ treatyId }) => documentPath(treaties.template, { treatyId })));
  return Promise.all(named.map(({ treatyId }) => reads.get(treaties, { treatyId })));
}

/** As `readSides`, of regions that have dealt before. @throws GameError also `TREATY_UNKNOWN`. */
export async function readTreaty(
  reads: Reads,
  named: { readonly regionId: string; readonly withRegionId: string; readonly type: TreatyType },
): Promise<TreatySides & { readonly treaty: Treaty }> {
  const { treaty, ...sides } = await readSides(reads, named);
  if (treaty !== undefined) return { ...sides, treaty };
  const { regionId, withRegionId, type } = named;
  throw new GameError(
    "TREATY_UNKNOWN",
    `${regionId} and ${withRegionId} have never negotiated a treaty of the type ${type}: make an offer.`,
    { regionId, withRegionId, type },
  );
}

/** What is said of an act, in both regions. */
export interface TreatyAct extends Pick<AuditEntry, "before" | "after" | "reason"> {
  readonly action: string;
  /** What both governors are told. */
  readonly notice: { readonly kind: string; readonly sentence: string };
}

/**
 * Writes a treaty as an act leaves it, and tells the governors of both sides, or their owners in the vacant office.
 * @returns the entries for the public logs of both regions.
 */
export function stageTreaty(
  tx: Tx,
  sides: TreatySides,
  treaty: Treaty,
  act: TreatyAct,
  cause: { readonly intent: string; readonly at: Date },
): AuditEntry[] {
  tx.set(treaties.ref(treaty), treaty);
  return stageSaid(tx, sides, act, cause);
}

/** What `stageTreaty` tells of an act, where the treaty itself stays as it is. */
export function stageSaid(
  tx: Tx,
  { region, partner }: TreatySides,
  { notice, ...entry }: TreatyAct,
  cause: { readonly intent: string; readonly at: Date },
): AuditEntry[] {
  const told = new Map(
    [region, partner].map(({ regionId, governorUid, ownerUid }) => [governorUid ?? ownerUid, regionId]),
  );
  for (const [uid, regionId] of told) {
    if (uid !== null) stageNotice(tx, { uid, regionId, ...notice }, cause);
  }
  return [region, partner].map(({ regionId }) => ({ ...entry, regionId, visibility: "public" }));
}

/** `stageTreaty` for a callable. */
export function stageTreatyCall(
  { tx, intent, now, audit }: MutationContext,
  sides: TreatySides,
  treaty: Treaty,
  act: TreatyAct,
): void {
  for (const entry of stageTreaty(tx, sides, treaty, act, { intent, at: now })) audit(entry);
}

type Offered = Pick<Treaty, "offer"> | undefined;

/** The votes over the offer on the table. A vote that has ended has signed it, or taken it off. */
function votesOn(treaty: Offered): { readonly regionId: string; readonly pollId: string }[] {
  const { pollIds = {}, signedRegionIds = [] } = treaty?.offer ?? {};
  return Object.entries(pollIds)
    .filter(([regionId]) => !signedRegionIds.includes(regionId))
    .map(([regionId, pollId]) => ({ regionId, pollId }));
}

/** Reads what `stageVotesOff` will write. */
export async function readVotesOn(reads: Reads, treaty: Offered): Promise<void> {
  await reads.load(votesOn(treaty).map((vote) => documentPath(polls.template, vote)));
}

/** Calls off the votes over an offer that leaves the table. */
export function stageVotesOff(tx: Tx, treaty: Offered, at: Date): void {
  for (const vote of votesOn(treaty)) stageCallOff(tx, vote, at);
}
