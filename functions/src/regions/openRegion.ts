import { stageMember } from "../membership/stageMember.ts";
import type { Tx } from "../platform/documents/tx.ts";
import { stageJob } from "../platform/jobs.ts";
import { stageAccount } from "../platform/ledger/stageTransfers.ts";
import type { OutboxRow } from "../platform/outbox.ts";
import { documentPath } from "../platform/paths.ts";
import type { Reads } from "../platform/store.ts";
import { type Player, players } from "../players/schema.ts";
import { readHolders, stageNames } from "./nameReservation.ts";
import { type Opening, openedRegion } from "./opening.ts";
import { ownersMembership } from "./ownership.ts";
import { provisionRegion } from "./provisionRegion.ts";
import { nameKeys } from "./regionName.ts";
import { type Region, regionNames, regions } from "./schema.ts";

/** A region whose reads are done and whose opening is decided. */
export interface PreparedRegion {
  readonly region: Region;
  readonly nexusSectorCount: number;
  readonly owner: Player | undefined;
}

/**
 * Reads in one round trip all that an opening needs, and decides it. Whoever opens a region (an administrator, a paid
 * checkout) does it in a transaction of its own: prepare, other reads, then stage.
 * @throws GameError as `openedRegion` does.
 */
export async function prepareRegion(reads: Reads, opening: Opening, now: Date): Promise<PreparedRegion> {
  const { regionId, displayName, ownerUid } = opening;
  const keys = nameKeys(regionId, displayName);
  await reads.load([
    documentPath(regions.template, { regionId }),
    documentPath(regions.template, { regionId: "nexus" }),
    ...keys.map((nameKey) => documentPath(regionNames.template, { nameKey })),
    ...(ownerUid === null ? [] : [documentPath(players.template, { uid: ownerUid })]),
  ]);
  const owner = ownerUid === null ? undefined : await reads.get(players, { uid: ownerUid });
  const facts = {
    regionExists: (await reads.get(regions, { regionId })) !== undefined,
    nexusSectorCount: (await reads.get(regions, { regionId: "nexus" }))?.sectorCount ?? null,
    ownerIsRegistered: owner !== undefined,
    holders: await readHolders(reads, keys),
  };
  return { ...openedRegion(opening, facts, now), owner };
}

/**
 * Writes the region, its names, its treasury, its job and the owner's citizenship; the returned row must go to the outbox of the
 * same commit.
 */
export function stageRegion(
  tx: Tx,
  { region, nexusSectorCount, owner }: PreparedRegion,
  watcherUids: readonly string[],
  at: Date,
): OutboxRow {
  const { regionId, kind, seed, sectorCount, jobId } = region;
  tx.create(regions.ref({ regionId }), region);
  stageNames(tx, region, at);
  stageAccount(tx, { accountId: `treasury:${regionId}`, regionId });
  if (owner !== undefined) {
    stageMember(tx, ownersMembership(region, owner, undefined, at), at);
  }
  const parameters = { regionId, kind, seed, sectorCount, nexusSectorCount };
  return stageJob(tx, provisionRegion, { jobId, parameters, regionId, watcherUids }, at);
}
