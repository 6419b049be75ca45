import { expect, test } from "vitest";
import { db } from "../../../functions/src/platform/store.ts";
import { regions } from "../../../functions/src/regions/schema.ts";
import { backfill } from "../../../scripts/operate/backfill.ts";
import { pieceOf } from "../../museum/pieces.ts";
import { changeUnderLoad } from "../../support/changeUnderLoad.ts";

test("releases that write the same members in turn lose nothing, and all of it can be read", async () => {
  const { acknowledged, refused, differences } = await changeUnderLoad("change-quick", 60);
  expect(differences).toEqual([]);
  expect(acknowledged + refused).toBe(240);
  // Once the newer version is stored, the older releases are told to come again.
  expect(refused).toBeGreaterThan(30);
});

test("a backfill brings the settings of a region to the galaxy's eight goods, once", async () => {
  const piece = (await pieceOf("regions", 1))!;
  const ref = db().doc("regions/backfilled");
  await ref.set({ ...piece.fields, regionId: "backfilled" });
  const [said] = await backfill("regions");
  expect(said).toMatch(/[1-9]\d* of them brought to version 2/);
  const stored = (await ref.get()).data()!;
  expect(stored.schemaVersion).toBe(2);
  expect(Object.keys(stored.configuration.economy.tradeBonusThousandths)).toHaveLength(8);
  expect((await regions.ref({ regionId: "backfilled" }).get()).data()).toMatchObject({ status: "active" });
  expect((await backfill("regions"))[0]).toContain(" 0 of them");
  await ref.delete();
});
