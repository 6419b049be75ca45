import { expect, test } from "vitest";
import { backfills } from "../../../functions/src/platform/documents/backfills.ts";
import { closeLedgerDays, reopenLedgerDays } from "../../../functions/src/platform/ledger/closeDays.ts";
import { ledgerDays } from "../../../functions/src/platform/ledger/schema.ts";
import { db } from "../../../functions/src/platform/store.ts";
import { inRegion, regions, settings } from "../../../functions/src/regions/schema.ts";
import { missingBackfills } from "../../../scripts/deploy/missingBackfills.ts";
import { backfillEnd, stageBackfill } from "../../../scripts/operate/backfill.ts";
import { pieceOf } from "../../museum/pieces.ts";
import { changeUnderLoad } from "../../support/underLoad/members.ts";
import { settingsUnderLoad } from "../../support/underLoad/settings.ts";
import { runSchedule } from "../../support/work.ts";

/** What an operator does; the sweep comes within a minute. */
async function backfill(collection: string): Promise<string[]> {
  const jobId = await stageBackfill(collection);
  expect(await stageBackfill(collection)).toBe(jobId);
  await runSchedule("sweep");
  return backfillEnd(collection, jobId);
}

test("releases that write the same members in turn lose nothing, and all of it can be read", async () => {
  const { acknowledged, refused, differences } = await changeUnderLoad("change-quick", 60);
  expect(differences).toEqual([]);
  expect(acknowledged + refused).toBe(240);
  // Once the newer version is stored, the older releases are told to come again.
  expect(refused).toBeGreaterThan(30);
});

test("releases that govern the same regions in turn lose no setting while those leave the region's document", async () => {
  const { acknowledged, refused, differences } = await settingsUnderLoad("settings-quick", 40);
  expect(differences).toEqual([]);
  expect(acknowledged + refused).toBe(129);
  expect(refused).toBeGreaterThan(10);
});

test("a backfill brings the settings of a region to the galaxy's eight goods and out of its document, once", async () => {
  const piece = (await pieceOf("regions", 1))!;
  const ref = db().doc("regions/backfilled");
  await ref.set({ ...piece.fields, regionId: "backfilled" });
  const [said] = await backfill("regions");
  expect(said).toMatch(/[1-9]\d* of them brought to version 3/);
  const stored = (await ref.get()).data()!;
  expect(stored.schemaVersion).toBe(3);
  expect(stored).not.toHaveProperty("configuration");
  const moved = settings.ref(inRegion("backfilled"));
  expect(Object.keys((await moved.get()).data()!.economy.tradeBonusThousandths)).toHaveLength(8);
  expect((await regions.ref({ regionId: "backfilled" }).get()).data()).toMatchObject({ status: "active" });
  expect((await backfill("regions"))[0]).toContain(" 0 of them");
  await Promise.all([ref.delete(), moved.delete()]);
});

test("a deploy waits for the backfill of the ledger, after which the days' queries find every transfer", async () => {
  const old = (await pieceOf("ledgerTransfers", 1))!;
  const ref = db().doc("ledgerTransfers/backfilled");
  await ref.set({ ...old.fields, at: new Date("2001-01-01T12:00:00Z") });
  const balance = (await pieceOf("ledgerBalances", 1))!;
  const balanceRef = db().doc("ledgerBalances/player:backfilled~0");
  await balanceRef.set({ ...balance.fields });
  for (const collection of ["ledgerTransfers", "ledgerBalances"])
    await backfills.ref({ collection }).delete();
  await closeLedgerDays(new Date());
  const isClosed = async () => (await ledgerDays.ref({ day: "2001-01-01" }).get()).exists;
  expect(await isClosed()).toBe(false);
  expect((await missingBackfills()).map((line) => line.split(":")[0])).toEqual([
    "ledgerBalances",
    "ledgerTransfers",
  ]);

  for (const collection of ["ledgerTransfers", "ledgerBalances"]) await backfill(collection);
  expect(await missingBackfills()).toEqual([]);
  expect((await backfills.ref({ collection: "ledgerTransfers" }).get()).data()).toMatchObject({ version: 3 });
  expect((await balanceRef.get()).data()).toMatchObject({ schemaVersion: 3, amounts: { credits: 10 } });
  expect((await ref.get()).data()).toMatchObject({ schemaVersion: 3, day: "2001-01-01" });
  await closeLedgerDays(new Date());
  expect(await isClosed()).toBe(true);
  // The third version is stored as the second one is: nothing of that one is written anew.
  await ref.update({ schemaVersion: 2 });
  expect((await backfill("ledgerTransfers"))[0]).toContain(" 0 of them");
  expect((await ref.get()).data()).toMatchObject({ schemaVersion: 2 });

  await Promise.all([ref.delete(), balanceRef.delete()]);
  await reopenLedgerDays();
});
