import { randomUUID } from "node:crypto";
import { beforeAll, expect, test, vi } from "vitest";
import { balanceId } from "../../../functions/src/platform/ledger/accounts.ts";
import { checkLedger } from "../../../functions/src/platform/ledger/check.ts";
import { ledgerBalances } from "../../../functions/src/platform/ledger/schema.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { spreadName } from "../../../functions/src/players/spreadName.ts";
import { ships } from "../../../functions/src/ships/schema.ts";
import { openRegionFixture, registerFixture } from "../../support/fixtures.ts";
import { call } from "../membership/world.ts";
import { cargoOf, load, pilotOf, presenceIn } from "./world.ts";

beforeAll(() => openRegionFixture("default", { kind: "default" }));

test("an erased account leaves no pilot, ship or presence; its cargo stays in the ledger, and nobody has it", async () => {
  const uid = `leaving-${randomUUID()}`;
  await registerFixture(uid);
  const { shipId } = (await pilotOf({ uid }))!;
  await load(shipId, "ore", 5);
  expect((await call(uid, "players/deleteAccount", {})).reason).toBeUndefined();
  const hold = (await ledgerBalances.ref({ balanceId: balanceId(`hold:${shipId}`, 0) }).get()).data();
  expect(hold?.holderUid).toBeNull();
  await vi.waitFor(
    async () => {
      expect(await pilotOf({ uid })).toBeUndefined();
      expect(await presenceIn("default", { uid })).toBeUndefined();
      expect((await ships.ref({ shipId }).get()).exists).toBe(false);
    },
    { timeout: 30_000, interval: 200 },
  );
  expect(await cargoOf(shipId)).toEqual({ ore: 5 });
  expect(await checkLedger()).toEqual([]);
});

test("a new name reaches the pilot, and those who see it", async () => {
  const uid = `renamed-${randomUUID()}`;
  await registerFixture(uid);
  const name = uid.slice(-20);
  await players.ref({ uid }).update({ name });
  await spreadName({ uid });
  expect((await pilotOf({ uid })).name).toBe(name);
  expect(await presenceIn("default", { uid })).toMatchObject({ name });
});
