import { randomUUID } from "node:crypto";
import { Firestore } from "@google-cloud/firestore";
import type { Transaction } from "firebase-admin/firestore";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AccountId } from "../../functions/src/platform/ledger/accounts.ts";
import { prepareTransfer, stageTransfer } from "../../functions/src/platform/ledger/transfer.ts";
import { answerOf, replayKey, stageAnswer } from "../../functions/src/platform/replay.ts";
import { db, Reads, transact } from "../../functions/src/platform/store.ts";
import { CuttingProxy } from "../support/cuttingProxy.ts";
import { emulators } from "../support/emulators.ts";

const proxy = new CuttingProxy(emulators.firestore);
/** Sees the database directly, past the proxy. */
let direct: Firestore;

beforeAll(async () => {
  direct = new Firestore({
    projectId: emulators.projectId,
    host: process.env.FIRESTORE_EMULATOR_HOST!,
    ssl: false,
  });
  process.env.FIRESTORE_EMULATOR_HOST = await proxy.open();
});
afterAll(async () => {
  await direct.terminate();
  await db().terminate();
  proxy.close();
});

/** Runs the attempt in a transaction whose first commit is carried out and never acknowledged. Returns the attempts. */
async function withLostCommit(attempt: (tx: Transaction) => Promise<void>): Promise<number> {
  const cutsBefore = proxy.cuts;
  let attempts = 0;
  await transact(async (tx) => {
    await attempt(tx);
    // What the SDK sends next is the commit.
    if (attempts === 0) proxy.loseNextAnswer();
    attempts += 1;
  });
  expect(proxy.cuts).toBe(cutsBefore + 1);
  return attempts;
}

test("a plain read-modify-write is applied twice: the fault is a real one", async () => {
  const counter = db().doc(`faults/${randomUUID()}`);
  await counter.set({ value: 0 });
  await withLostCommit(async (tx) => {
    const value = (await tx.get(counter)).get("value") as number;
    tx.update(counter, { value: value + 1 });
  });
  expect((await direct.doc(counter.path).get()).get("value")).toBe(2);
  await direct.doc(counter.path).delete();
});

test("a transfer moves its money once", async () => {
  const player: AccountId = `player:${randomUUID()}`;
  const transfer = {
    transferId: randomUUID(),
    kind: "test",
    changes: [
      { accountId: "issuance" as const, amountCredits: -100 },
      { accountId: player, amountCredits: 100 },
    ],
  };
  const attempts = await withLostCommit(async (tx) =>
    stageTransfer(tx, await prepareTransfer(tx, transfer), new Date()),
  );
  expect(attempts).toBe(2);
  expect((await direct.doc(`ledgerBalances/${player}~0`).get()).get("balanceCredits")).toBe(100);
});

test("a call with a request id acts once", async () => {
  const counter = db().doc(`faults/${randomUUID()}`);
  await counter.set({ value: 0 });
  const key = replayKey("faults-player", "faults/count", randomUUID(), {});
  const attempts = await withLostCommit(async (tx) => {
    const reads = new Reads(tx);
    const value = (await tx.get(counter)).get("value") as number;
    if ((await answerOf(key, reads)) !== undefined) return;
    tx.update(counter, { value: value + 1 });
    stageAnswer(tx, key, { value: value + 1 }, new Date());
  });
  expect(attempts).toBe(2);
  expect((await direct.doc(counter.path).get()).get("value")).toBe(1);
  await direct.doc(counter.path).delete();
});
