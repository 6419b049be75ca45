import { z } from "zod";
import { GameError } from "../../../functions/src/platform/errors.ts";
import { date, line } from "../../../functions/src/platform/fields.ts";
import { documents, Reads, transact } from "../../../functions/src/platform/store.ts";
import {
  type Configuration,
  configurationSchema,
} from "../../../functions/src/regions/configuration/configuration.ts";
import {
  readConfiguration,
  stageConfiguration,
} from "../../../functions/src/regions/configuration/storedConfiguration.ts";
import { readRegion } from "../../../functions/src/regions/readRegion.ts";
import { memberCountsSchema, regionSchema, regions } from "../../../functions/src/regions/schema.ts";
import { regionOfEightGoods } from "../../../functions/src/regions/versions.ts";
import { configurationOf, configurationWith, regionDocument } from "../fixtures.ts";
import type { Played } from "./members.ts";

const REGIONS = 4;
const hold = z.strictObject({ since: date, reason: line(500), until: date.nullable() }).nullable();

/** The collection as the release before has it: everything on the region's document. */
const before = documents(
  { path: "regions/{regionId}" },
  regionSchema.omit({ governance: true, economy: true, immigration: true }).extend({
    statusReason: line(500).nullable(),
    holds: z.strictObject({ billing: hold, platform: hold }),
    configuration: configurationSchema,
    memberCounts: memberCountsSchema.extend({ countedAt: date.nullable() }),
  }),
  { versions: { 2: regionOfEightGoods } },
);

/** What was acknowledged of a region: nothing of it may be lost. */
interface Told {
  /** A setting, by the older release. */
  startingTurns: number;
  /** A setting, by the newer one. */
  startingCredits: number;
  /** On the region's document, by the newer one. */
  sectorCount: number;
}

const LORE = "Once upon a time there was a gate.";

/**
 * The release before sets what a government can; from half-way on, as in a deploy, the present one does so too, changes other
 * things of the region, and a backfill goes over all. What was acknowledged is compared with what is read at the end.
 */
export async function settingsUnderLoad(prefix: string, interleavings: number): Promise<Played> {
  const told = new Map<string, Told>();
  for (let index = 0; index < REGIONS; index++) {
    const regionId = `${prefix}-${index}`;
    told.set(regionId, { startingTurns: 0, startingCredits: 0, sectorCount: 1 });
    await open(regionId);
  }
  const regionIds = [...told.keys()];
  let [acknowledged, refused] = [0, 0];
  for (let round = 0; round < interleavings; round++) {
    const regionId = regionIds[round % REGIONS]!;
    const acts = actsOf(regionId, round >= interleavings / 2, round > (interleavings * 3) / 4);
    for (const index of acts.keys()) {
      const [field, act] = acts[(index + round) % acts.length]!;
      try {
        await act();
        if (field !== null) told.get(regionId)![field] += 1;
        acknowledged += 1;
      } catch (error) {
        if (!(error instanceof GameError && error.reason === "BUSY")) throw error;
        refused += 1;
      }
    }
  }
  const found = await Promise.all([...told].map(([regionId, expected]) => differences(regionId, expected)));
  return { acknowledged, refused, differences: found.flat() };
}

async function open(regionId: string): Promise<void> {
  const { governance: _, economy: __, immigration: ___, ...facts } = regionDocument(regionId);
  const configuration = configurationWith({
    economy: { startingTurns: 0, startingCredits: 0 },
    culture: { lore: LORE },
  });
  const memberCounts = { visitors: 0, residents: 0, citizens: 0, countedAt: null };
  await before.ref({ regionId }).set({ ...facts, sectorCount: 1, configuration, memberCounts } as never);
}

type Act = readonly [field: keyof Told | null, act: () => Promise<void>];

function actsOf(regionId: string, isDeployed: boolean, isBackfilled: boolean): Act[] {
  const older: Act[] = [["startingTurns", () => addBefore(regionId)]];
  const newer: Act[] = [
    ["startingCredits", () => addSetting(regionId)],
    ["sectorCount", () => addSector(regionId)],
  ];
  return [
    ...older,
    ...older,
    ...(isDeployed ? newer : []),
    ...(isBackfilled ? [[null, () => bringUp(regionId)] as const] : []),
  ];
}

/** As the release before does it. */
function addBefore(regionId: string): Promise<void> {
  return transact(async (tx) => {
    const ref = before.ref({ regionId });
    const { configuration } = (await tx.get(ref)).data()!;
    const { economy } = configuration;
    const startingTurns = economy.startingTurns + 1;
    tx.update(ref, { configuration: { ...configuration, economy: { ...economy, startingTurns } } });
  });
}

function addSetting(regionId: string): Promise<void> {
  return transact(async (tx) => {
    const reads = new Reads(tx);
    const configuration = await readConfiguration(reads, await readRegion(reads, regionId));
    const { economy } = configuration;
    const startingCredits = economy.startingCredits + 1;
    const richer = { ...configuration, economy: { ...economy, startingCredits } };
    stageConfiguration(tx, regionId, {
      configuration: richer,
      beside: { specializedBefore: [], aid: null, dockingWaiver: null },
    });
  });
}

function addSector(regionId: string): Promise<void> {
  return transact(async (tx) => {
    const ref = regions.ref({ regionId });
    const { sectorCount } = (await tx.get(ref)).data()!;
    tx.update(ref, { sectorCount: sectorCount + 1 });
  });
}

/** As a backfill does it. */
function bringUp(regionId: string): Promise<void> {
  return transact(async (tx) => {
    const ref = regions.ref({ regionId });
    await tx.get(ref);
    tx.update(ref, {});
  });
}

async function differences(regionId: string, expected: Told): Promise<string[]> {
  const { sectorCount } = (await regions.ref({ regionId }).get()).data()!;
  const { economy, culture }: Configuration = await configurationOf(regionId);
  const { startingTurns, startingCredits } = economy;
  const found = { startingTurns, startingCredits, sectorCount, lore: culture.lore };
  const wanted = { ...expected, lore: LORE };
  if (JSON.stringify(found) === JSON.stringify(wanted)) return [];
  return [`${regionId}: ${JSON.stringify(wanted)} was acknowledged, ${JSON.stringify(found)} is there`];
}
