import { randomUUID } from "node:crypto";
import {
  type Configuration,
  DEFAULT_CONFIGURATION,
} from "../../functions/src/regions/configuration/configuration.ts";
import { type Region, regions } from "../../functions/src/regions/schema.ts";
import { NO_HOLDS } from "../../functions/src/regions/status/holds.ts";
import { tokenOf } from "./token.ts";
import { post } from "./wire.ts";

/** A region's document as an opening leaves it, without its sectors. */
export function regionDocument(regionId: string, fields: Partial<Region> = {}): Region {
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
    sectorCount: 500,
    seed: regionId,
    jobId: `build-${regionId}`,
    configuration: DEFAULT_CONFIGURATION,
    memberCounts: { visitors: 0, residents: 0, citizens: 0, countedAt: null },
    createdAt: new Date(),
    activatedAt: new Date(),
    ...fields,
  };
}

/** Writes an open region unless it is there; most tests need one and not its sectors. */
export async function openRegionFixture(regionId: string, fields: Partial<Region> = {}): Promise<void> {
  await regions
    .ref({ regionId })
    .create(regionDocument(regionId, fields))
    .catch((error: { code?: number }) => {
      if (error.code !== 6) throw error; // ALREADY_EXISTS: another file of the run wrote it.
    });
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
