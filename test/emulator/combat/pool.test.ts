import { beforeAll, expect, test } from "vitest";
import { wrecks } from "../../../functions/src/combat/schema.ts";
import { accrualOf } from "../../../functions/src/platform/accrual.ts";
import type { Commodity } from "../../../functions/src/platform/goods.ts";
import { balanceId } from "../../../functions/src/platform/ledger/accounts.ts";
import { checkLedger } from "../../../functions/src/platform/ledger/check.ts";
import { ledgerBalances } from "../../../functions/src/platform/ledger/schema.ts";
import { BASE_PRICE_CREDITS } from "../../../functions/src/ships/cargo/goods.ts";
import { CLASSES } from "../../../functions/src/ships/classes.ts";
import { NO_FIGHTS } from "../../../functions/src/ships/pilots/fights.ts";
import { pilots, ships } from "../../../functions/src/ships/schema.ts";
import { held } from "../../support/ledger/ledger.ts";
import { type Actor, activeRegion } from "../regions/world.ts";
import { cargoOf, creditsOf, load, pilotOf } from "../ships/world.ts";
import { attackOn, fighterIn, SECTOR } from "./world.ts";

const CLASSES_OF_POOL = ["fighter", "freighter", "scout", "hauler"] as const;
const STEPS = 24;

let regionId: string;

beforeAll(async () => {
  regionId = (await activeRegion()).regionId;
}, 120_000);

/** As if a day had gone by, and the pilot had come back in a ship with little hull left. */
async function back(actor: Actor, step: number): Promise<void> {
  const { shipId, turns } = await pilotOf(actor);
  const shipClass = CLASSES_OF_POOL[step % CLASSES_OF_POOL.length]!;
  const { holdUnits } = CLASSES[shipClass];
  await ships
    .ref({ shipId })
    .update({ class: shipClass, hullPoints: 1 + (step % 40), shield: accrualOf(0, new Date()) });
  await ledgerBalances
    .ref({ balanceId: balanceId(`hold:${shipId}`, 0) })
    .update({ capacityUnits: holdUnits });
  await pilots.ref({ uid: actor.uid }).update({
    shipClass,
    place: { regionId, sectorNumber: SECTOR, berth: "space" },
    turns: { ...turns, amount: 1_000 },
    fights: { ...NO_FIGHTS, stance: "fight" },
  });
}

test("who fight, loot and salvage out of one pool never gain: goods are conserved, and credits go to the treasury alone", {
  timeout: 300_000,
}, async () => {
  const pool: Actor[] = [];
  for (const shipClass of CLASSES_OF_POOL) {
    const { actor, shipId } = await fighterIn(regionId, { shipClass, credits: 200 });
    await load(shipId, "ore", 12);
    await load(shipId, "medicine", 3);
    pool.push(actor);
  }
  const lying = async () => (await wrecks.collection({ regionId }).get()).docs.map(({ id }) => id);
  const whole = async () => {
    const shipIds = await Promise.all(pool.map(async (actor) => (await pilotOf(actor)).shipId));
    const cargo = await Promise.all([...shipIds, ...(await lying())].map(cargoOf));
    const units = (commodity: Commodity) => cargo.reduce((sum, goods) => sum + (goods[commodity] ?? 0), 0);
    const credits = (await Promise.all(pool.map(creditsOf))).reduce((sum, amount) => sum + amount, 0);
    return {
      ore: units("ore"),
      medicine: units("medicine"),
      credits,
      treasury: await held(`treasury:${regionId}`),
    };
  };
  const before = await whole();
  let last = before;
  let fights = 0;
  for (let step = 0; step < STEPS; step++) {
    const [one, other] = [pool[step % 4]!, pool[(step + 1 + (step % 3)) % 4]!];
    for (const [index, actor] of [one, other].entries()) await back(actor, step * 3 + index);
    const { error } = await one.send("combat/attack", attackOn(other, regionId));
    if (error === undefined) fights += 1;
    const [wreckId] = await lying();
    await back(other, step);
    if (wreckId !== undefined) await other.send("combat/salvage", { regionId, wreckId });
    const now = await whole();
    expect([now.ore, now.medicine, now.credits + now.treasury], `step ${step}`).toEqual([
      before.ore,
      before.medicine,
      before.credits + before.treasury,
    ]);
    expect(now.credits).toBeLessThanOrEqual(last.credits);
    last = now;
  }
  expect(fights).toBeGreaterThan(STEPS / 2);
  expect(last.treasury).toBeGreaterThan(before.treasury);
  expect(last.credits + last.ore * BASE_PRICE_CREDITS.ore).toBeLessThan(
    before.credits + before.ore * BASE_PRICE_CREDITS.ore,
  );
  expect(await checkLedger()).toEqual([]);
});
