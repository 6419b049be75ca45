import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { type AccountId, ledgerBalances } from "../../../functions/src/platform/ledger/accounts.ts";
import { checkLedger } from "../../../functions/src/platform/ledger/checker.ts";
import {
  type Change,
  prepareTransfer,
  stageTransfer,
} from "../../../functions/src/platform/ledger/transfer.ts";
import { db, transact } from "../../../functions/src/platform/store.ts";

const at = new Date();
const move = (changes: readonly Change[], transferId: string = randomUUID()) =>
  transact(async (tx) =>
    stageTransfer(tx, await prepareTransfer(tx, { transferId, kind: "test", changes }), at),
  );
const change = (accountId: AccountId, amountCredits: number): Change => ({ accountId, amountCredits });
const newPlayer = (): AccountId => `player:${randomUUID()}`;

async function held(accountId: AccountId): Promise<number> {
  const shards = await ledgerBalances.collection({}).where("accountId", "==", accountId).get();
  return shards.docs.reduce((sum, shard) => sum + shard.data().balanceCredits, 0);
}

test("a transfer sent ten times at once moves money once", async () => {
  const player = newPlayer();
  const transferId = randomUUID();
  await Promise.all(
    Array.from({ length: 10 }, () => move([change("issuance", -100), change(player, 100)], transferId)),
  );
  expect(await held(player)).toBe(100);
});

test("of eight debits at once that an account can pay half of, half are paid", async () => {
  const player = newPlayer();
  const treasury: AccountId = `treasury:t${randomUUID().slice(0, 8)}`;
  await move([change("issuance", -40), change(player, 40)]);
  const results = await Promise.allSettled(
    Array.from({ length: 8 }, () => move([change(player, -10), change(treasury, 10)])),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(4);
  const refusal = results.find((result) => result.status === "rejected");
  expect(refusal?.reason).toMatchObject({ reason: "INSUFFICIENT_FUNDS" });
  expect([await held(player), await held(treasury)]).toEqual([0, 40]);
});

test("a sharded account pays from all its shards, and not a credit more", async () => {
  const treasury: AccountId = `treasury:t${randomUUID().slice(0, 8)}`;
  const player = newPlayer();
  for (let credit = 0; credit < 24; credit++) await move([change("issuance", -5), change(treasury, 5)]);
  await expect(move([change(treasury, -121), change(player, 121)])).rejects.toMatchObject({
    reason: "INSUFFICIENT_FUNDS",
  });
  await move([change(treasury, -120), change(player, 120)]);
  expect([await held(treasury), await held(player)]).toEqual([0, 120]);
});

test.each([
  ["do not sum to zero", [change("issuance", -5), change("player:x", 6)]],
  ["have a zero", [change("issuance", 0), change("player:x", 0)]],
  ["have a fraction", [change("issuance", -0.5), change("player:x", 0.5)]],
  ["name an account twice", [change("issuance", -2), change("player:x", 1), change("player:x", 1)]],
])("changes that %s are refused", async (_what, changes) => {
  await expect(move(changes)).rejects.toMatchObject({ reason: "TRANSFER_UNBALANCED" });
});

test("the checker finds every balance to be what the transfers add up to, and notices one that is not", async () => {
  const player = newPlayer();
  await move([change("issuance", -7), change(player, 7)]);
  expect(await checkLedger()).toEqual([]);
  const balance = db().doc(`ledgerBalances/${player}~0`);
  await balance.update({ balanceCredits: 8 });
  expect(await checkLedger()).toEqual([`${player}~0: the transfers add up to 7, the balance says 8`]);
  await balance.update({ balanceCredits: 7 });
});
