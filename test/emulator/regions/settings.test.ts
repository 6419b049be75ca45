import { expect, test } from "vitest";
import { Batch } from "../../../functions/src/platform/documents/batch.ts";
import { db, Reads, transact } from "../../../functions/src/platform/store.ts";
import { partsOf } from "../../../functions/src/regions/configuration/parts.ts";
import { readConfiguration } from "../../../functions/src/regions/configuration/storedConfiguration.ts";
import { readRegion } from "../../../functions/src/regions/readRegion.ts";
import { inRegion, regions, settings } from "../../../functions/src/regions/schema.ts";
import { pieceOf } from "../../museum/pieces.ts";
import { configurationOf } from "../../support/fixtures.ts";
import { call, enrol } from "../membership/world.ts";

const LORE = "Once upon a time there was a gate.";
const CONSTITUTION = "We, the traders";

/** A region as version 2 was stored, with long texts that its government has set. */
async function regionOfVersion2(regionId: string): Promise<void> {
  const { fields } = (await pieceOf("regions", 2))!;
  const configuration = structuredClone(fields.configuration) as Record<string, Record<string, unknown>>;
  configuration.culture!.lore = LORE;
  configuration.governance!.constitution = CONSTITUTION;
  configuration.economy!.startingCredits = 7;
  await db()
    .doc(`regions/${regionId}`)
    .set({ ...fields, regionId, ownerUid: "settings-owner", governorUid: null, configuration });
}

const storedRegion = async (regionId: string) => (await db().doc(`regions/${regionId}`).get()).data()!;
const settingsOf = async (regionId: string) => (await settings.ref(inRegion(regionId)).get()).data();
const kept = { culture: { lore: LORE }, governance: { constitution: CONSTITUTION } };

test("a region of version 2 is read with its settings, and stays as it is stored", async () => {
  await regionOfVersion2("settings-read");
  expect(await configurationOf("settings-read")).toMatchObject({ ...kept, economy: { startingCredits: 7 } });
  expect(await settingsOf("settings-read")).toBeUndefined();
  expect(await storedRegion("settings-read")).toHaveProperty("configuration");
});

test("a change of one setting brings the others along, into a document of their own", async () => {
  const regionId = "settings-changed";
  await regionOfVersion2(regionId);
  await enrol("settings-owner");
  const economy = { startingTurns: 55, tradeTaxBasisPoints: 900 };
  const { result } = await call("settings-owner", "regions/configureEconomy", { regionId, economy });
  expect(result).toEqual({ changedFields: ["economy.tradeTaxBasisPoints", "economy.startingTurns"] });
  const stored = await storedRegion(regionId);
  expect(stored).toMatchObject({ schemaVersion: 3, economy: { tradeTaxBasisPoints: 900 } });
  expect(stored).not.toHaveProperty("configuration");
  expect(stored).not.toHaveProperty("memberCounts");
  expect(await settingsOf(regionId)).toMatchObject({
    ...kept,
    economy: { startingCredits: 7, startingTurns: 55 },
  });
});

test("so does a change of anything else of the region, by a transaction and by a batch", async () => {
  const change = { displayName: "Another name" };
  await regionOfVersion2("settings-beside");
  await transact(async (tx) => {
    const ref = regions.ref({ regionId: "settings-beside" });
    await tx.get(ref);
    tx.update(ref, change);
  });
  await regionOfVersion2("settings-batch");
  const read = await regions.ref({ regionId: "settings-batch" }).get();
  await new Batch().update(regions, read, change).commit();

  for (const regionId of ["settings-beside", "settings-batch"]) {
    expect(await storedRegion(regionId)).toMatchObject({ schemaVersion: 3, ...change });
    expect(await settingsOf(regionId)).toMatchObject(kept);
  }
});

test("settings that the same commit has written are not replaced by those of before", async () => {
  const regionId = "settings-first";
  await regionOfVersion2(regionId);
  await transact(async (tx) => {
    const reads = new Reads(tx);
    const region = await readRegion(reads, regionId);
    const { culture, ...rest } = partsOf(await readConfiguration(reads, region)).settings;
    tx.set(settings.ref(inRegion(regionId)), {
      ...rest,
      regionId,
      culture: { ...culture, theme: "gothic" },
      specializedBefore: [],
      aid: null,
      dockingWaiver: null,
    });
    tx.update(regions.ref({ regionId }), { displayName: "Another name" });
  });
  expect(await settingsOf(regionId)).toMatchObject({ culture: { lore: LORE, theme: "gothic" } });
});
