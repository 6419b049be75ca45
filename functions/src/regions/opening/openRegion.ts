import { FIRST_WORLD } from "../../galaxy/world.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { stageAccount } from "../../platform/ledger/stageTransfers.ts";
import { announce, type Commit } from "../../platform/moments.ts";
import { documentPath } from "../../platform/paths.ts";
import { stageJob } from "../../platform/work/jobs.ts";
import type { OutboxRow } from "../../platform/work/outbox.ts";
import { requireUnblocked } from "../../players/accounts/blocked.ts";
import { players } from "../../players/schema.ts";
import { regionOpened } from "../moments.ts";
import { readHolders, stageNames } from "../names/nameReservation.ts";
import { nameKeys } from "../names/regionName.ts";
import { inRegion, regionNames, regions, settings } from "../schema.ts";
import { nexusSizeFor, type OpenedRegion, type Opening, openedRegion } from "./opening.ts";
import { provisionRegion } from "./provisionRegion.ts";

/** A region whose reads are done and whose opening is decided. */
export interface PreparedRegion extends OpenedRegion {
  readonly nexusSectorCount: number;
  /** What later rooms write at the opening. */
  stageOpened(): void;
}

/**
 * Reads in one round trip all that an opening's decision needs, and decides it: an administrator's and a paid checkout's
 * alike, and a checkout's when it is opened, so that nothing is refused after payment. A buyer's galaxy has its Nexus:
 * nobody registers before the first home stands, whose gate leads there.
 * @throws GameError as `openedRegion` does.
 */
export async function decideOpening({ reads, now }: Pick<Commit, "reads" | "now">, opening: Opening) {
  const { regionId, displayName, ownerUid } = opening;
  const keys = nameKeys(regionId, displayName);
  await reads.load([
    documentPath(regions.template, { regionId }),
    ...keys.map((nameKey) => documentPath(regionNames.template, { nameKey })),
    ...(ownerUid === null ? [] : [documentPath(players.template, { uid: ownerUid })]),
  ]);
  const owner = ownerUid === null ? undefined : await reads.get(players, { uid: ownerUid });
  if (owner !== undefined) requireUnblocked(owner);
  const facts = {
    regionExists: (await reads.get(regions, { regionId })) !== undefined,
    ownerIsRegistered: owner !== undefined,
    holders: await readHolders(reads, keys),
  };
  return { ...openedRegion(opening, facts, now), owner: owner ?? null };
}

/**
 * The opening of a region, decided and ready to be staged, in a transaction of its own: prepare,
 * other reads, then stage.
 * @throws GameError as `openedRegion` and `nexusSizeFor` do.
 */
export async function prepareRegion(commit: Commit, opening: Opening): Promise<PreparedRegion> {
  const [{ owner, region, settings }, nexus] = await Promise.all([
    decideOpening(commit, opening),
    commit.reads.get(regions, { regionId: FIRST_WORLD.nexusId }),
  ]);
  const nexusSectorCount = nexusSizeFor(region, nexus?.sectorCount ?? null);
  const stageOpened = await announce(regionOpened, commit, { region, owner });
  return { region, settings, nexusSectorCount, stageOpened };
}

/**
 * Writes the region, its settings, its names, its treasury, its job and what later rooms add; the returned rows must go to the outbox of the
 * same commit.
 */
export function stageRegion(
  tx: Tx,
  { region, settings: beside, nexusSectorCount, stageOpened }: PreparedRegion,
  watcherUids: readonly string[],
  at: Date,
): OutboxRow[] {
  const { regionId, kind, seed, sectorCount, jobId } = region;
  tx.create(regions.ref({ regionId }), region);
  tx.create(settings.ref(inRegion(regionId)), beside);
  stageNames(tx, region, at);
  stageAccount(tx, { accountId: `treasury:${regionId}`, regionId });
  stageOpened();
  const parameters = { regionId, kind, seed, sectorCount, nexusSectorCount };
  return stageJob(tx, provisionRegion, { jobId, parameters, regionId, watcherUids }, at);
}
