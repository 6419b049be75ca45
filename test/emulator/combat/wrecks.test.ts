import { beforeAll, expect, test } from "vitest";
import { wrecks } from "../../../functions/src/combat/schema.ts";
import { clearWreck } from "../../../functions/src/combat/wrecks/clearWreck.ts";
import { balanceId } from "../../../functions/src/platform/ledger/accounts.ts";
import { checkLedger } from "../../../functions/src/platform/ledger/check.ts";
import { ledgerBalances } from "../../../functions/src/platform/ledger/schema.ts";
import { pilots, ships } from "../../../functions/src/ships/schema.ts";
import { held } from "../../support/ledger/ledger.ts";
import { type Actor, activeRegion, refusalOf } from "../regions/world.ts";
import { cargoOf, creditsOf } from "../ships/world.ts";
import { attackOn, fighterIn } from "./world.ts";

const timeout = 120_000;
let regionId: string;
let lastSector = 320;

beforeAll(async () => {
  regionId = (await activeRegion()).regionId;
}, timeout);

/** A wreck that holds so much ore, in a sector of its own. */
async function wreckWith(units: number): Promise<{ wreckId: string; sectorNumber: number }> {
  const sectorNumber = ++lastSector;
  const target = await fighterIn(regionId, {
    shipClass: "hauler",
    sectorNumber,
    hullPoints: 1,
    cargo: { ore: units },
  });
  await ships.ref({ shipId: target.shipId }).update({ "shield.amount": 0 });
  // Without credits nothing is looted.
  const attacker = await fighterIn(regionId, { sectorNumber, credits: 0, shipClass: "warp_jumper" });
  await attacker.actor.call("combat/attack", attackOn(target.actor, regionId));
  await pilots.ref({ uid: attacker.actor.uid }).update({ "place.sectorNumber": 499 });
  const [wreck] = (await wrecks.collection({ regionId }).where("sectorNumber", "==", sectorNumber).get())
    .docs;
  return { wreckId: wreck!.id, sectorNumber };
}

const salvage = (actor: Actor, wreckId: string) => actor.send("combat/salvage", { regionId, wreckId });

test("what is salvaged fills the hold and is taxed; the wreck goes with its last unit", {
  timeout,
}, async () => {
  const { wreckId, sectorNumber } = await wreckWith(100);
  const treasury = await held(`treasury:${regionId}`);
  const salvager = await fighterIn(regionId, { shipClass: "freighter", sectorNumber, cargo: { food: 10 } });
  const { result } = await salvage(salvager.actor, wreckId);
  expect(result).toEqual({
    taken: [{ commodity: "ore", units: 70 }],
    left: [{ commodity: "ore", units: 30 }],
    taxCredits: 70,
  });
  expect(await cargoOf(salvager.shipId)).toEqual({ food: 10, ore: 70 });
  expect(await creditsOf(salvager.actor)).toBe(10_000 - 70);
  expect(await held(`treasury:${regionId}`)).toBe(treasury + 70);
  expect((await wrecks.ref({ regionId, wreckId }).get()).data()!.goods).toEqual([
    { commodity: "ore", units: 30 },
  ]);
  expect(refusalOf(await salvage(salvager.actor, wreckId))).toBe("HOLD_FULL");

  const second = await fighterIn(regionId, { shipClass: "freighter", sectorNumber, credits: 0 });
  expect(refusalOf(await salvage(second.actor, wreckId))).toBe("INSUFFICIENT_FUNDS");
  const third = await fighterIn(regionId, { shipClass: "freighter", sectorNumber });
  expect((await salvage(third.actor, wreckId)).result).toMatchObject({ left: [] });
  expect((await wrecks.ref({ regionId, wreckId }).get()).exists).toBe(false);
  expect(refusalOf(await salvage(third.actor, wreckId))).toBe("WRECK_GONE");
  expect(await checkLedger()).toEqual([]);
});

test("a wreck is salvaged from the space of its sector alone, for a day; then it goes, once", {
  timeout,
}, async () => {
  const { wreckId, sectorNumber } = await wreckWith(5);
  const elsewhere = await fighterIn(regionId, { sectorNumber: sectorNumber + 50 });
  expect(refusalOf(await salvage(elsewhere.actor, wreckId))).toBe("WRECK_GONE");
  await clearWreck({ regionId, wreckId });
  expect(await cargoOf(wreckId)).toEqual({ ore: 5 });

  await wrecks.ref({ regionId, wreckId }).update({ liesUntil: new Date() });
  const there = await fighterIn(regionId, { sectorNumber });
  expect(refusalOf(await salvage(there.actor, wreckId))).toBe("WRECK_GONE");
  await Promise.all([clearWreck({ regionId, wreckId }), clearWreck({ regionId, wreckId })]);
  expect((await wrecks.ref({ regionId, wreckId }).get()).exists).toBe(false);
  expect((await ledgerBalances.ref({ balanceId: balanceId(`hold:${wreckId}`, 0) }).get()).exists).toBe(false);
  expect(await checkLedger()).toEqual([]);
});

test("sixteen salvagers of one wreck share its goods, and no unit comes or goes", {
  timeout: 240_000,
}, async () => {
  const { wreckId, sectorNumber } = await wreckWith(100);
  const crowd = await Promise.all(Array.from({ length: 16 }, () => fighterIn(regionId, { sectorNumber })));
  const outcomes = await Promise.all(
    crowd.map(async ({ actor }) => {
      for (;;) {
        const { error } = await salvage(actor, wreckId);
        const reason = error?.details?.reason;
        if (reason !== "BUSY") return reason;
      }
    }),
  );
  // A fighter's hold takes 15 units: six are filled, one gets the last ten.
  expect(outcomes.filter((reason) => reason === undefined)).toHaveLength(7);
  expect(outcomes.filter((reason) => reason === "WRECK_GONE")).toHaveLength(9);
  const cargo = await Promise.all(crowd.map(({ shipId }) => cargoOf(shipId)));
  expect(cargo.reduce((sum, { ore = 0 }) => sum + ore, 0)).toBe(100);
  expect(await cargoOf(wreckId)).toEqual({});
});
