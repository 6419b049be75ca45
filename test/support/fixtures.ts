import { randomUUID } from "node:crypto";
import { Batch } from "../../functions/src/platform/documents/batch.ts";
import { Reads } from "../../functions/src/platform/store.ts";
import type { Player } from "../../functions/src/players/schema.ts";
import type { Configuration } from "../../functions/src/regions/configuration/configuration.ts";
import { DEFAULT_CONFIGURATION } from "../../functions/src/regions/configuration/defaultConfiguration.ts";
import { partsOf } from "../../functions/src/regions/configuration/parts.ts";
import { readConfiguration } from "../../functions/src/regions/configuration/storedConfiguration.ts";
import { readRegion } from "../../functions/src/regions/readRegion.ts";
import {
  inRegion,
  type Region,
  regions,
  type Settings,
  settings,
} from "../../functions/src/regions/schema.ts";
import { NO_HOLDS } from "../../functions/src/regions/status/holds.ts";
import { tokenOf } from "./token.ts";
import { post } from "./wire.ts";

/** What a test says of a region. */
export type RegionFacts = Partial<Region> & { readonly configuration?: Configuration };

/** A region's document as an opening leaves it, without its sectors and its settings. */
export function regionDocument(
  regionId: string,
  { configuration = DEFAULT_CONFIGURATION, ...fields }: RegionFacts = {},
): Region {
  return {
    regionId,
    worldId: "world",
    kind: "owned",
    status: "active",
    statusReason: null,
    holds: NO_HOLDS,
    displayName: regionId,
    ownerUid: null,
    governorUid: null,
    governorChangesAt: [],
    mandatesEndAt: null,
    heldMs: 0,
    sectorCount: 500,
    seed: regionId,
    jobId: `build-${regionId}`,
    ...partsOf(configuration).statute,
    createdAt: new Date(),
    activatedAt: new Date(),
    closedAt: null,
    closesAt: null,
    ...fields,
  };
}

/** What stands beside it. */
export function settingsDocument(regionId: string, configuration = DEFAULT_CONFIGURATION): Settings {
  return {
    regionId,
    ...partsOf(configuration).settings,
    specializedBefore: [],
    aid: null,
    dockingWaiver: null,
  };
}

/** Writes an open region unless it is there; most tests need one and not its sectors. */
export async function openRegionFixture(regionId: string, facts: RegionFacts = {}): Promise<void> {
  await new Batch()
    .create(regions.ref({ regionId }), regionDocument(regionId, facts))
    .set(settings.ref(inRegion(regionId)), settingsDocument(regionId, facts.configuration))
    .commit()
    .catch((error: { code?: number }) => {
      if (error.code !== 6) throw error; // ALREADY_EXISTS: another file of the run wrote it.
    });
}

/** Writes a region in the place of what there may be. */
export async function putRegion(regionId: string, facts: RegionFacts = {}): Promise<void> {
  await new Batch()
    .set(regions.ref({ regionId }), regionDocument(regionId, facts))
    .set(settings.ref(inRegion(regionId)), settingsDocument(regionId, facts.configuration))
    .commit();
}

/** All that a region's government can set, as it is stored. */
export async function configurationOf(regionId: string): Promise<Configuration> {
  const reads = new Reads();
  return readConfiguration(reads, await readRegion(reads, regionId));
}

/** The default configuration with some fields of some sections changed. */
export function configurationWith(
  changes: { readonly [Section in keyof Configuration]?: Partial<Configuration[Section]> },
): Configuration {
  const sections = Object.entries(DEFAULT_CONFIGURATION).map(([section, fields]) => [
    section,
    { ...fields, ...changes[section as keyof Configuration] },
  ]);
  return Object.fromEntries(sections) as Configuration;
}

/** A registered player's document: without a home, unless it says so. */
export function playerDocument(uid: string, fields: Partial<Player> = {}): Player {
  return {
    uid,
    name: uid.slice(-20),
    biography: "",
    homeRegionId: null,
    homes: [],
    accountId: `player:${uid}`,
    startingCreditsFrom: null,
    addressDigest: null,
    galacticCitizen: false,
    registeredAt: new Date(),
    blocked: null,
    displaced: null,
    ...fields,
  };
}

/** Registers a player through the deployed callable; the default region must be open. Returns the token. */
export async function registerFixture(uid: string, name = uid.slice(0, 32)): Promise<string> {
  const token = tokenOf(uid);
  const answer = await post(
    "players/registerPlayer",
    JSON.stringify({ data: { requestId: randomUUID(), name } }),
    { token },
  );
  if (answer.error) throw new Error(`${uid}: ${answer.error.message}`);
  return token;
}
