import fc from "fast-check";
import { beforeAll, expect, test, vi } from "vitest";
import { goodsOf } from "../../../functions/src/platform/ledger/assets.ts";
import { checkLedger } from "../../../functions/src/platform/ledger/check.ts";
import { ledgerBalances } from "../../../functions/src/platform/ledger/schema.ts";
import { db } from "../../../functions/src/platform/store.ts";
import { constructions } from "../../../functions/src/ships/constructions/schema.ts";
import { depotId } from "../../../functions/src/ships/depots/depot.ts";
import { passages, presence, ships } from "../../../functions/src/ships/schema.ts";
import { tunnelMaps } from "../../../functions/src/ships/tunnels/schema.ts";
import { draw, drawsAll } from "../../../scripts/suite/draw.ts";
import { credits } from "../../support/ledger/ledger.ts";
import { type Command, history } from "./roadActs.ts";
import { RoadModel } from "./roadModel.ts";
import { ABROAD, clearGates, HOME, NEXUS, openRegions, World } from "./roadWorld.ts";

const PROJECT = "demo-roads";
const SEED = Number(process.env.HISTORY_SEED ?? 2102);
const HISTORIES = Number(process.env.ROAD_HISTORIES ?? 200);
const game = vi.hoisted(() => ({ nowMs: Date.UTC(2102, 0, 1) }));

// Game time is the history's own: days pass in it.
vi.mock("../../../functions/src/platform/clock.ts", () => ({ now: () => new Date(game.nowMs) }));
vi.mock("../../../functions/src/platform/calls/rateLimit.ts", () => ({ limitRate: async () => {} }));
vi.mock("firebase-functions/logger", () => ({ write: () => {} }));
vi.mock("firebase-admin/firestore", async (original) => {
  const { firestoreOf } = await import("../ownProject.ts");
  return firestoreOf(() => PROJECT, original);
});

/** Histories that never come to these would show nothing of them. */
const TO_THE_POINT = [
  ...["bring", "cancel", "launch", "permit", "raise", "setToll", "closeGate", "takeDown", "collect"],
  ...["book jumper", "book playerGate", "book tunnel", "complete arrived", "complete returned", "rideTunnel"],
  ...["giveMap", "sellMap", "build", "land", "abandon", "store", "fetch", "settle"],
  ...["launch CONSTRUCTION_UNFINISHED", "book JUMPED_LATELY"],
  ...["collect NO_TOLLS", "abandon SITE_IN_USE"],
];

beforeAll(async () => {
  for (const { id } of await db().listCollections()) await db().recursiveDelete(db().collection(id));
  await openRegions();
});

/** After each step the model and all that is stored agree, and what was refused has moved nothing. */
async function runHistory(name: string, commands: readonly Command[], seen: Set<string>): Promise<void> {
  const world = new World(name);
  await world.open(new Date(game.nowMs));
  const model = new RoadModel(game.nowMs);
  for (const [step, command] of commands.entries()) {
    const at = `${name}, step ${step}: ${JSON.stringify(command)}`;
    if (command.kind === "pass") {
      game.nowMs += command.ms;
      model.nowMs += command.ms;
      continue;
    }
    const { by, ...act } = command;
    const { reason, answer } = await world.run(by, act, `step-${String(step).padStart(8, "0")}`);
    if (reason !== undefined) seen.add(`${act.kind} ${reason}`);
    else {
      const expected = model.done(by, act, answer);
      expect(answer ?? {}, at).toMatchObject(expected);
      seen.add(act.kind);
      if (act.kind === "book") seen.add(`book ${act.way}`);
      if (expected.outcome !== undefined) seen.add(`complete ${expected.outcome}`);
    }
    await checkPlayer(world, model, by, at);
    await checkMap(world, model, at);
  }
  for (const player of [0, 1] as const) await checkPlayer(world, model, player, name);
  expect(await checkLedger(), name).toEqual([]);
  await clearGates();
}

async function checkPlayer(world: World, model: RoadModel, player: 0 | 1, at: string): Promise<void> {
  await checkAccounts(world, model, player, at);
  await checkPilot(world, player, at);
}

/** Each credit is where the model says, and each unit is in one of the player's own containers. */
async function checkAccounts(world: World, model: RoadModel, player: 0 | 1, at: string): Promise<void> {
  const uid = world.uid(player);
  const { docs } = await ledgerBalances.collection({}).where("holderUid", "==", uid).get();
  const fleet = await ships.collection({}).where("ownerUid", "==", uid).get();
  const built = (await constructions.ref({ uid }).get()).data();
  const passage = (await passages.ref({ passageId: world.passageId(player) }).get()).data();
  const escrow = `hold:${world.passageId(player)}`;
  const construction = `hold:${built?.constructionId}`;
  const account = { accountId: world.account(player) };
  const containers = [
    ...fleet.docs.map(({ id }) => `hold:${id}`),
    ...[HOME, ABROAD, NEXUS].map((regionId) => depotId(account, regionId)),
    construction,
  ];
  const sums = new Map<string, number>();
  const add = (what: string, amount = 0) => sums.set(what, (sums.get(what) ?? 0) + amount);
  for (const { accountId, amounts } of docs.map((doc) => doc.data())) {
    add(accountId, amounts[credits]);
    for (const good of ["ore", "rare_goods"] as const) {
      const units = amounts[goodsOf(good)] ?? 0;
      add(good, units);
      if (units > 0) expect(containers, `${at}: ${accountId}`).toContain(accountId);
    }
  }
  const { credits: held, tolls, paid, ore, rare } = model.players[player];
  const underWay = passage?.settled === null ? passage.feeCredits : 0;
  const found = [account.accountId, world.tolls(player), construction, escrow, "ore", "rare_goods"].map(
    (what) => sums.get(what) ?? 0,
  );
  expect(found, at).toEqual([held, tolls, paid, underWay, ore, rare]);
}

/** Pilot, presence and passage agree. */
async function checkPilot(world: World, player: 0 | 1, at: string): Promise<void> {
  const { uid, place, passageId, shipId, shipClass } = await world.pilot(player);
  const ship = (await ships.ref({ shipId }).get()).data();
  expect([ship?.class, ship?.place], at).toEqual([shipClass, null]);
  const { regionId } = place;
  const seen = (await presence.ref({ regionId, uid }).get()).data();
  const passage = (await passages.ref({ passageId: world.passageId(player) }).get()).data();
  expect(passageId, at).toBe(passage?.settled === null ? world.passageId(player) : null);
  expect(seen && [seen.sectorNumber, seen.shipClass, seen.docked], at).toEqual(
    passageId === null ? [place.sectorNumber, shipClass, place.berth !== "space"] : undefined,
  );
}

/** Of what was found there is one map until the guild has it. */
async function checkMap(world: World, { isMapSold }: RoadModel, at: string): Promise<void> {
  const tunnelId = world.tunnelIds.across;
  const maps = await Promise.all(
    [0, 1].map((player) => tunnelMaps.ref({ uid: world.uid(player), tunnelId }).get()),
  );
  expect(maps.filter(({ exists }) => exists).length, at).toBe(isMapSold ? 0 : 1);
}

test(`histories of roads conserve every credit and unit (seed ${SEED})`, { timeout: 3_600_000 }, async () => {
  const all = [...fc.sample(history, { seed: SEED, numRuns: HISTORIES }).entries()];
  const drawn = draw("histories of roads", all, HISTORIES / 100, ([number]) => `road ${number}`);
  const seen = new Set<string>();
  for (const [number, commands] of drawn) await runHistory(`r${number}`, commands, seen);
  const steps = drawn.reduce((sum, [, commands]) => sum + commands.length, 0);
  console.info(`${drawn.length} histories, ${steps} steps, seed ${SEED}: ${[...seen].toSorted().join(", ")}`);
  if (drawsAll) for (const what of TO_THE_POINT) expect([...seen], what).toContain(what);
});
