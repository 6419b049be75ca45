import fc from "fast-check";
import { beforeAll, expect, test, vi } from "vitest";
import { closeBank } from "../../../functions/src/banking/closeBank.ts";
import { depositAccount } from "../../../functions/src/banking/deposits/account.ts";
import { deposits, loans } from "../../../functions/src/banking/schema.ts";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { checkLedger } from "../../../functions/src/platform/ledger/check.ts";
import { db } from "../../../functions/src/platform/store.ts";
import { isCovered } from "../../../functions/src/regions/currency/conversion.ts";
import { currencies } from "../../../functions/src/regions/currency/schema.ts";
import { inRegion } from "../../../functions/src/regions/schema.ts";
import { draw, drawsAll } from "../../../scripts/suite/draw.ts";
import { type Command, history } from "./acts.ts";
import { World } from "./world.ts";

const PROJECT = "demo-banks";
const BEGIN_MS = Date.UTC(2102, 0, 20);
const game = vi.hoisted(() => ({ nowMs: 0 }));

// Game time is the history's own: days pass in it.
vi.mock("../../../functions/src/platform/clock.ts", () => ({ now: () => new Date(game.nowMs) }));
vi.mock("../../../functions/src/platform/calls/rateLimit.ts", () => ({ limitRate: async () => {} }));
vi.mock("firebase-functions/logger", () => ({ write: () => {} }));
// A project of its own: every credit and every unit is counted.
vi.mock("firebase-admin/firestore", async (original) => {
  const { firestoreOf } = await import("../ownProject.ts");
  return firestoreOf(() => PROJECT, original);
});

const SEED = Number(process.env.HISTORY_SEED ?? 2102);
const HISTORIES = Number(process.env.BANK_HISTORIES ?? 200);
/** On a busy machine one takes seven seconds. */
const PATIENCE_MS = HISTORIES * 20_000;

beforeAll(async () => {
  for (const { id } of await db().listCollections()) await db().recursiveDelete(db().collection(id));
});

async function runHistory(number: number, commands: readonly Command[], seen: Map<string, number>) {
  game.nowMs = BEGIN_MS;
  const name = `b${number}`;
  const world = new World(number);
  await world.open(new Date(game.nowMs));
  // The currency is in force.
  game.nowMs += 2 * DAY_MS;
  await world.run({ kind: "pass", ms: 0 }, "");
  for (const [step, command] of commands.entries()) {
    const at = `${name}, step ${step}: ${JSON.stringify(command)}`;
    if (command.kind === "pass") game.nowMs += command.ms;
    const outcome = await world.run(command, `${name}-step-${String(step).padStart(12, "0")}`);
    const what = `${command.kind}: ${outcome}`;
    seen.set(what, (seen.get(what) ?? 0) + 1);
    await checkBank(world, at);
  }
  await closeBank(world.regionId);
  await checkEnd(world, `${name}, at the end`);
}

/** Nothing is made or lost, what is others' own is there, and the reserve covers every unit. */
async function checkBank(world: World, at: string): Promise<void> {
  const { regionId } = world;
  const held = await world.held();
  expect([held.credits(), held.isNegative], at).toEqual([world.givenCredits, false]);
  for (const doc of (await deposits.collection({ regionId }).get()).docs) {
    const { accountId, balanceCredits, pendingCredits, lockedCredits } = doc.data();
    expect(held.credits(depositAccount(accountId, regionId)), at).toBe(balanceCredits - pendingCredits);
    const loan = (await loans.ref({ regionId, uid: doc.id }).get()).data();
    expect(lockedCredits > 0, at).toBe(loan !== undefined && loan.ended === null);
    expect(balanceCredits, at).toBeGreaterThanOrEqual(lockedCredits);
  }
  const { rateMillionths } = (await currencies.ref(inRegion(regionId)).get()).data()!;
  const standing = { reserveCredits: held.credits(`reserve:${regionId}`), units: held.units };
  expect(isCovered(standing, rateMillionths), at).toBe(true);
  expect(await world.spentTooMuch(), at).toEqual([]);
}

/** Everybody has what was theirs in credits, and the treasury the rest. */
async function checkEnd(world: World, at: string): Promise<void> {
  const { regionId } = world;
  const held = await world.held();
  expect([held.credits(), held.isNegative, held.units], at).toEqual([world.givenCredits, false, 0]);
  for (const fund of [`bank:${regionId}`, `reserve:${regionId}`] as const)
    expect(held.credits(fund), at).toBe(0);
  for (const doc of (await deposits.collection({ regionId }).get()).docs)
    expect([doc.data().balanceCredits, doc.data().pendingCredits], at).toEqual([0, 0]);
  for (const doc of (await loans.collection({ regionId }).get()).docs)
    expect(doc.data().ended, at).not.toBeNull();
}

test(`histories of banks lose and make nothing (seed ${SEED})`, { timeout: PATIENCE_MS }, async () => {
  const all = [...fc.sample(history, { seed: SEED, numRuns: HISTORIES }).entries()];
  const drawn = draw("histories of banks", all, HISTORIES / 40, ([number]) => `bank ${number}`);
  const seen = new Map<string, number>();
  for (const [number, commands] of drawn) await runHistory(number, commands, seen);
  expect(await checkLedger()).toEqual([]);
  const steps = drawn.reduce((sum, [, commands]) => sum + commands.length, 0);
  const lines = [...seen].sort().map(([what, times]) => `${what}: ${times}`);
  console.info(`${drawn.length} histories, ${steps} steps, seed ${SEED}:\n${lines.join("\n")}`);
  const wanted = ["deposit", "withdraw", "borrow", "repay", "convert", "supply"].map(
    (kind) => `${kind}: done`,
  );
  if (drawsAll) for (const what of wanted) expect(seen.get(what) ?? 0, what).toBeGreaterThan(0);
});
