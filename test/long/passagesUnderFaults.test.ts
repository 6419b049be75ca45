import { AsyncLocalStorage } from "node:async_hooks";
import fc from "fast-check";
import { Transaction } from "firebase-admin/firestore";
import { beforeAll, expect, test, vi } from "vitest";
import { banned } from "../../functions/src/membership/bans/ban.ts";
import { newMember } from "../../functions/src/membership/newMember.ts";
import { members } from "../../functions/src/membership/schema.ts";
import { goodsOf } from "../../functions/src/platform/ledger/assets.ts";
import { checkLedger } from "../../functions/src/platform/ledger/check.ts";
import { ledgerBalances } from "../../functions/src/platform/ledger/schema.ts";
import { db } from "../../functions/src/platform/store.ts";
import { depotId } from "../../functions/src/ships/depots/depot.ts";
import { settlePassage } from "../../functions/src/ships/passages/settlePassage.ts";
import { type Passage, passages, pilots } from "../../functions/src/ships/schema.ts";
import { NEXUS, openRing, REGION } from "../histories/ships/ring.ts";
import { GATE } from "../histories/ships/shipModel.ts";
import { World } from "../histories/ships/shipWorld.ts";
import { grant, openAccounts } from "../support/ledger/ledger.ts";

const PROJECT = "demo-faulty-passages";
const SEED = Number(process.env.HISTORY_SEED ?? 2102);
const PASSAGES = 1_000;
const MINUTE_MS = 60_000;
const ORE = goodsOf("ore");
/** After the last fault every passage that is due is settled within so many. */
const SWEEPS_AFTER = 3;
const game = vi.hoisted(() => ({ nowMs: Date.UTC(2102, 0, 1) }));

vi.mock("../../functions/src/platform/clock.ts", () => ({ now: () => new Date(game.nowMs) }));
vi.mock("../../functions/src/platform/calls/rateLimit.ts", () => ({ limitRate: async () => {} }));
vi.mock("firebase-functions/logger", () => ({ write: () => {} }));
vi.mock("firebase-admin/firestore", async (original) => {
  const { firestoreOf } = await import("../histories/ownProject.ts");
  return firestoreOf(() => PROJECT, original);
});

/** What becomes of a delivery: it is lost, dies before or after its commit, never hears of it, comes twice, or beside the traveller's own call. */
const FAULTS = ["lost", "diesBefore", "diesAfter", "unacknowledged", "twice", "besideOwnCall"] as const;
type Fault = (typeof FAULTS)[number];

/** One passage of the run. */
const plan = fc.record({
  isFreight: fc.boolean(),
  /** After so many minutes it is booked. */
  bookedAfter: fc.integer({ min: 0, max: 9 }),
  isForbidden: fc.integer({ min: 1, max: 5 }).map((drawn) => drawn === 1),
  faults: fc.array(fc.constantFrom(...FAULTS), { maxLength: 4 }),
});
type Plan = typeof plan extends fc.Arbitrary<infer One> ? One : never;

const UNAVAILABLE = 14;
const struck = new AsyncLocalStorage<{ fault: Fault | undefined }>();

beforeAll(async () => {
  for (const { id } of await db().listCollections()) await db().recursiveDelete(db().collection(id));
  await openRing();
  const { prototype } = Transaction as unknown as { prototype: { commit(): Promise<void> } };
  const { commit } = prototype;
  prototype.commit = async function faulty() {
    const delivery = struck.getStore();
    const fault = delivery?.fault;
    if (delivery !== undefined) delivery.fault = undefined;
    if (fault === "diesBefore") throw new Error("It has died before its commit.");
    await commit.call(this);
    if (fault === "diesAfter") throw new Error("It has died after its commit.");
    if (fault === "unacknowledged") throw Object.assign(new Error("No answer."), { code: UNAVAILABLE });
  };
});

interface Booked extends Plan {
  readonly world: World;
  readonly passageId: string;
}

/** Somebody at the gate, or with goods in the depot at home, books a passage into the Nexus. */
async function book(name: string, drawn: Plan): Promise<Booked> {
  const world = new World(name);
  await world.open(new Date(game.nowMs));
  const uid = world.uid(0);
  if (drawn.isFreight) {
    const depot = depotId({ accountId: world.account(0) }, REGION);
    await openAccounts({ accountId: depot, holderUid: uid });
    await grant(depot, 5, ORE);
  } else {
    const place = { regionId: REGION, sectorNumber: GATE.ring, berth: "space" as const };
    await pilots.ref({ uid }).update({ place });
    await grant(`hold:${world.shipIds[0]![0]!}`, 5, ORE);
  }
  const act = drawn.isFreight
    ? ({ kind: "send", to: "nexus", goods: { ore: 5 } } as const)
    : ({ kind: "book" } as const);
  const { reason, answer } = await world.run(0, act, `${name}-books-a-passage`);
  if (reason !== undefined) throw new Error(`${name} books nothing: ${reason}`);
  return { ...drawn, world, passageId: (answer as { passageId: string }).passageId };
}

/** The Nexus bans the traveller meanwhile. */
async function forbid({ world }: Booked): Promise<void> {
  const at = new Date(game.nowMs);
  const member = newMember({ uid: world.uid(0), regionId: NEXUS, name: world.name, standing: "visitor", at });
  const ban = { byUid: "root", rank: "platform" as const, reason: "Smuggling.", until: null };
  await members.ref({ regionId: NEXUS, uid: world.uid(0) }).set(banned(member, ban, at));
}

const passageOf = async ({ passageId }: Booked): Promise<Passage> =>
  (await passages.ref({ passageId }).get()).data()!;

/** One run of the schedule: each due passage is delivered, with its next fault where it has one. Returns whether any struck. */
async function sweep(booked: readonly Booked[]): Promise<boolean> {
  const due = await passages.collection({}).where("dueAt", "<=", new Date(game.nowMs)).get();
  const found = booked.filter(({ passageId }) => due.docs.some(({ id }) => id === passageId));
  const faults = found.map(({ faults }) => faults.shift());
  await Promise.all(found.map((one, index) => deliver(one, faults[index])));
  return faults.some((fault) => fault !== undefined);
}

async function deliver({ world, passageId, isFreight }: Booked, fault: Fault | undefined): Promise<void> {
  if (fault === "lost") return;
  const once = () => struck.run({ fault }, () => settlePassage({ passageId }).catch(() => {}));
  const own = { kind: isFreight ? "completeFreight" : "complete" } as const;
  const beside = {
    twice: once,
    besideOwnCall: () => world.run(0, own, `${world.name}-completes-it`),
  };
  await Promise.all([once(), fault === "twice" || fault === "besideOwnCall" ? beside[fault]() : undefined]);
}

test(`a thousand passages under faults are settled within three sweeps after the last (seed ${SEED})`, {
  timeout: 3_600_000,
}, async () => {
  const plans = fc.sample(plan, { seed: SEED, numRuns: PASSAGES });
  const booked: Booked[] = [];
  for (let minute = 0; minute < 10; minute++, game.nowMs += MINUTE_MS)
    for (const [number, drawn] of plans.entries())
      if (drawn.bookedAfter === minute) booked.push(await book(`f${number}`, drawn));
  expect(booked.length).toBe(PASSAGES);
  for (const one of booked) if (one.isForbidden) await forbid(one);

  let sinceLast = 0;
  const begun = game.nowMs;
  while (sinceLast < SWEEPS_AFTER || game.nowMs < begun + 20 * MINUTE_MS) {
    game.nowMs += MINUTE_MS;
    sinceLast = (await sweep(booked)) ? 0 : sinceLast + 1;
  }
  const left = await passages.collection({}).where("settled", "==", null).get();
  expect(left.size).toBe(0);
  for (const one of booked) {
    const { settled } = await passageOf(one);
    const said = `${one.world.name}: ${settled?.how} (${settled?.reason})`;
    expect([settled?.how, settled?.reason], said).toEqual(
      one.isForbidden ? ["returned", "BANNED"] : ["arrived", null],
    );
    const { docs } = await ledgerBalances.collection({}).where("holderUid", "==", one.world.uid(0)).get();
    const accounts = docs.map((doc) => doc.data());
    expect(
      accounts.some(({ accountId }) => accountId === `hold:${one.passageId}`),
      said,
    ).toBe(false);
    expect(
      accounts.reduce((sum, { amounts }) => sum + (amounts[ORE] ?? 0), 0),
      said,
    ).toBe(5);
  }
  expect(await checkLedger()).toEqual([]);
});
