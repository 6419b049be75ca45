import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { beforeAll, expect, test, vi } from "vitest";
import { accrued } from "../../../functions/src/platform/accrual.ts";
import { COMMODITIES } from "../../../functions/src/platform/goods.ts";
import type { AccountId } from "../../../functions/src/platform/ledger/accounts.ts";
import { goodsOf } from "../../../functions/src/platform/ledger/assets.ts";
import { checkLedger } from "../../../functions/src/platform/ledger/check.ts";
import { ledgerBalances } from "../../../functions/src/platform/ledger/schema.ts";
import { ledgerTotals } from "../../../functions/src/platform/ledger/totals.ts";
import { db } from "../../../functions/src/platform/store.ts";
import { depotId } from "../../../functions/src/ships/depots/depot.ts";
import { TURNS_RATE } from "../../../functions/src/ships/pilots/pilot.ts";
import { pilots, presence } from "../../../functions/src/ships/schema.ts";
import { draw, drawsAll } from "../../../scripts/suite/draw.ts";
import { credits, held } from "../../support/ledger/ledger.ts";
import { sumOf } from "./cargoModel.ts";
import { isUnderWay } from "./passageModel.ts";
import { clearPlanet, openRing, treasury } from "./ring.ts";
import { type Act, type Command, type Goods, history } from "./shipActs.ts";
import { Model, OPEN } from "./shipModel.ts";
import { fleetOf, World } from "./shipWorld.ts";
import { applied, TO_THE_POINT } from "./toThePoint.ts";

const PROJECT = "demo-ships";
const BEGIN_MS = Date.UTC(2102, 0, 1);
const game = vi.hoisted(() => ({ nowMs: 0 }));

// Game time is the history's own: days pass in it.
vi.mock("../../../functions/src/platform/clock.ts", () => ({ now: () => new Date(game.nowMs) }));
vi.mock("../../../functions/src/platform/calls/rateLimit.ts", () => ({ limitRate: async () => {} }));
vi.mock("firebase-functions/logger", () => ({ write: () => {} }));
// A project of its own: every unit of every good is counted.
vi.mock("firebase-admin/firestore", async (original) => {
  const { firestoreOf } = await import("../ownProject.ts");
  return firestoreOf(() => PROJECT, original);
});

const SEED = Number(process.env.HISTORY_SEED ?? 2102);
const HISTORIES = Number(process.env.SHIP_HISTORIES ?? 200);

beforeAll(async () => {
  for (const { id } of await db().listCollections()) await db().recursiveDelete(db().collection(id));
  game.nowMs = BEGIN_MS;
  await openRing();
});

/** What is no call, and what was flown: that begins elsewhere now, so the same id would be another request. */
const UNREPEATED: readonly string[] = ["fly", "load", "retire", "settle", "settleFreight"];

/** What all histories until now have left with those that are everybody's. */
const left = { treasury: 0, yards: 0, gates: 0, storage: 0, insurance: 0, issued: new Map<string, number>() };

/** Runs one history against the rooms and the model; they must agree at every step, and at the end in all that is stored. */
async function runHistory(
  name: string,
  commands: readonly Command[],
  seen: Map<string, number>,
): Promise<void> {
  const world = new World(name);
  const model = new Model(await world.open(new Date(game.nowMs)));
  const begunMs = game.nowMs;
  // The model's days are those of the calendar.
  model.nowMs = begunMs;
  for (const pilot of model.pilots) pilot.actedMs = begunMs;
  let last: { by: 0 | 1; act: Act; id: string; answer: unknown } | undefined;
  for (const [step, command] of commands.entries()) {
    const at = `${name}, step ${step}: ${JSON.stringify(command)}`;
    if (command.kind === "pass") {
      game.nowMs += command.ms;
      model.pass(command.ms);
    } else if (command.kind === "repeat") {
      if (last === undefined || UNREPEATED.includes(last.act.kind)) continue;
      const again = await world.run(last.by, last.act, last.id);
      expect(isDeepStrictEqual(again.answer, last.answer), at).toBe(true);
      count(seen, "repeat");
    } else {
      const { by, ...act } = command;
      const { expected, came } = applied(model, by, act);
      const id = `${name}-step-${String(step).padStart(12, "0")}`;
      const { reason, answer } = await world.run(by, act, id);
      expect(reason, at).toBe(expected);
      for (const what of came) count(seen, what);
      if (expected === undefined) last = { by, act, id, answer };
      await checkGoods(world, model, by, at);
    }
    if (step % 10 === 9) await checkPilots(world, model, at);
  }
  await checkPilots(world, model, `${name}, at the end`);
  await checkSums(model, name);
  await clearPlanet();
}

function count(seen: Map<string, number>, what: string): void {
  seen.set(what, (seen.get(what) ?? 0) + 1);
}

/** Pilot, presence, ships, holds and accounts say what the model says. */
async function checkPilots(world: World, model: Model, at: string): Promise<void> {
  for (const [player, expected] of model.pilots.entries()) {
    const uid = world.uid(player);
    const pilot = (await pilots.ref({ uid }).get()).data()!;
    const { berth } = expected;
    expect(pilot.place, at).toEqual({ regionId: expected.region, sectorNumber: expected.sector, berth });
    expect(pilot.passageId !== null, at).toBe(isUnderWay(expected));
    expect(pilot.shipId, at).toBe(world.shipIds[player]![expected.piloted]);
    expect(accrued(pilot.turns, TURNS_RATE, new Date(game.nowMs)).amount, at).toBe(model.tenthsOf(expected));
    const seen = (await presence.ref({ regionId: expected.region, uid }).get()).data();
    const docked = berth !== "space";
    const open =
      !docked && OPEN.includes(expected.sector) && expected.ships[expected.piloted]!.class !== "escape_pod";
    expect(seen && [seen.sectorNumber, seen.docked, seen.open, seen.shipClass], at).toEqual(
      expected.actedMs === null || isUnderWay(expected)
        ? undefined
        : [expected.sector, docked, open, expected.ships[expected.piloted]!.class],
    );
    const fleet = await fleetOf(uid);
    expect(fleet.size, at).toBe(expected.ships.filter((ship) => ship !== undefined).length);
    for (const [index, ship] of expected.ships.entries()) {
      const shipId = world.shipIds[player]![index]!;
      const stored = fleet.get(shipId);
      expect(stored && [stored.class, stored.place?.sectorNumber ?? null], at).toEqual(
        ship && [ship.class, ship.sector],
      );
    }
    await checkGoods(world, model, player, at);
  }
}

/** Each credit and each unit of a player's is in one account, the one that the model says: ships, depots and freight under way. */
async function checkGoods(world: World, model: Model, player: number, at: string): Promise<void> {
  const uid = world.uid(player);
  const { docs } = await ledgerBalances.collection({}).where("holderUid", "==", uid).get();
  const stored = new Map(docs.map((doc) => [doc.data().accountId as string, doc.data().amounts]));
  const expected = model.pilots[player]!;
  const accounts: [string, Goods | undefined][] = [
    ...expected.ships.map((ship, index): [string, Goods | undefined] => [
      `hold:${world.shipIds[player]![index]}`,
      ship && Object.fromEntries(ship.cargo),
    ]),
    ...(["ring", "nexus"] as const).map((where): [string, Goods | undefined] => {
      const lying = expected.depots[where];
      return [depotId({ accountId: world.account(player) }, where), lying && Object.fromEntries(lying)];
    }),
  ];
  for (const [accountId, goods] of accounts)
    expect(stored.get(accountId), `${at}: ${accountId}`).toEqual(
      goods && Object.fromEntries(Object.entries(goods).map(([one, units]) => [`goods:${one}`, units])),
    );
  const underWay = expected.freights.filter(({ settled }) => !settled);
  const escrows = [...stored].filter(([accountId]) => world.sentIds.has(accountId.slice("hold:".length)));
  expect(escrows.length, at).toBe(underWay.length);
  const unitsOf = (amounts: Readonly<Record<string, number>>) =>
    Object.entries(amounts).reduce(
      (sum, [asset, units]) => sum + (asset.startsWith("goods:") ? units : 0),
      0,
    );
  expect(
    escrows.reduce((sum, [, amounts]) => sum + unitsOf(amounts), 0),
    at,
  ).toBe(underWay.reduce((sum, { goods }) => sum + sumOf(goods), 0));
  expect(stored.get(world.account(player))?.[credits] ?? 0, at).toBe(expected.credits);
}

/** Issued less taken back is what is held, in every good; nothing was made or lost between the accounts. */
async function checkSums(model: Model, name: string): Promise<void> {
  left.treasury += model.treasury;
  left.yards += model.yards;
  left.gates += model.gates;
  left.insurance += model.insurance;
  left.storage += model.storage;
  for (const [commodity, units] of model.issued)
    left.issued.set(commodity, (left.issued.get(commodity) ?? 0) + units);
  const accounts: [AccountId, number][] = [
    [treasury, left.treasury],
    ["platform:yards", left.yards],
    ["platform:gates", left.gates],
    ["platform:insurance", left.insurance],
    ["platform:storage", left.storage],
  ];
  for (const [accountId, amount] of accounts)
    expect(await held(accountId), `${name}: ${accountId}`).toBe(amount);
  const { issued, held: inAll, balancesBelowZero } = await ledgerTotals();
  expect([inAll, balancesBelowZero], name).toEqual([issued, 0]);
  for (const commodity of COMMODITIES)
    expect(issued[goodsOf(commodity)] ?? 0, `${name}: ${commodity}`).toBe(left.issued.get(commodity) ?? 0);
}

test(`histories of pilots agree with the model (seed ${SEED})`, { timeout: 600_000 }, async () => {
  const all = [...fc.sample(history, { seed: SEED, numRuns: HISTORIES }).entries()];
  const drawn = draw("histories of pilots", all, HISTORIES / 8, ([number]) => `pilot ${number}`);
  const seen = new Map<string, number>();
  for (const [number, commands] of drawn) await runHistory(`h${number}`, commands, seen);
  expect(await checkLedger()).toEqual([]);
  const steps = drawn.reduce((sum, [, commands]) => sum + commands.length, 0);
  const lines = [...seen].sort().map(([what, times]) => `${what}: ${times}`);
  console.info(`${drawn.length} histories, ${steps} steps, seed ${SEED}:\n${lines.join("\n")}`);
  if (drawsAll)
    for (const what of [...TO_THE_POINT, "repeat"]) expect(seen.get(what) ?? 0, what).toBeGreaterThan(0);
});
