import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { AccountId } from "../../../functions/src/platform/ledger/accounts.ts";
import { currencyOf, goodsOf } from "../../../functions/src/platform/ledger/assets.ts";
import { checkLedger } from "../../../functions/src/platform/ledger/check.ts";
import { prepareTransfers } from "../../../functions/src/platform/ledger/prepareTransfers.ts";
import { ledgerBalances, ledgerTransfers } from "../../../functions/src/platform/ledger/schema.ts";
import type { Transfer } from "../../../functions/src/platform/ledger/transfer.ts";
import { log } from "../../../functions/src/platform/log.ts";
import { Reads, transact } from "../../../functions/src/platform/store.ts";
import {
  changesOf,
  credits,
  grant,
  held,
  makeTransfers,
  move,
  openAccounts,
  testKinds,
} from "../../support/ledger/ledger.ts";

const ORE = goodsOf("ore");

async function player(amount = 0): Promise<AccountId> {
  const accountId: AccountId = `player:${randomUUID()}`;
  await openAccounts({ accountId });
  if (amount > 0) await grant(accountId, amount);
  return accountId;
}

async function treasury(): Promise<AccountId> {
  const regionId = `t${randomUUID().slice(0, 8)}`;
  await openAccounts({ accountId: `treasury:${regionId}`, regionId });
  return `treasury:${regionId}`;
}

async function hold(capacityUnits: number): Promise<AccountId> {
  const accountId: AccountId = `hold:${randomUUID()}`;
  await openAccounts({ accountId, capacityUnits });
  return accountId;
}

// The emulator decides a conflict by letting one side wait some seconds: the races wait side by side.
describe.concurrent("races", () => {
  test("a job's step that is sent ten times at once moves its credits once", async () => {
    const accountId = await player();
    const transfer: Transfer = {
      transferId: randomUUID(),
      kind: testKinds.testGrant,
      changes: changesOf(credits, { issuance: -100, [accountId]: 100 }),
      repeatable: true,
    };
    await Promise.all(Array.from({ length: 10 }, () => makeTransfers([transfer])));
    expect(await held(accountId)).toBe(100);
  });

  test("of eight debits at once that an account can pay half of, half are paid", async () => {
    const [payer, payee] = [await player(40), await treasury()];
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, () => move({ [payer]: -10, [payee]: 10 })),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(4);
    const refusal = results.find((result) => result.status === "rejected");
    expect(refusal?.reason).toMatchObject({ reason: "INSUFFICIENT_FUNDS" });
    expect([await held(payer), await held(payee)]).toEqual([0, 40]);
  });

  test("of six loads at once that a hold has room for two of, two are taken", async () => {
    const accountId = await hold(20);
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => grant(accountId, 8, ORE)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    const refusal = results.find((result) => result.status === "rejected");
    expect(refusal?.reason).toMatchObject({ reason: "HOLD_FULL", metadata: { capacityUnits: 20 } });
    expect(await held(accountId, ORE)).toBe(16);
  });
});

test("a sharded account pays from all its shards, and not a credit more", async () => {
  const [payer, payee] = [await treasury(), await player()];
  for (let credit = 0; credit < 24; credit++) await grant(payer, 5);
  await expect(move({ [payer]: -121, [payee]: 121 })).rejects.toMatchObject({ reason: "INSUFFICIENT_FUNDS" });
  await move({ [payer]: -120, [payee]: 120 });
  expect([await held(payer), await held(payee)]).toEqual([0, 120]);
});

test("an account of the platform is there when it is first paid to, and pays", async () => {
  const accountId = await player(10);
  const before = await held("platform:relief");
  await move({ [accountId]: -10, "platform:relief": 10 });
  expect(await held("platform:relief")).toBe(before + 10);
  await move({ [accountId]: 10, "platform:relief": -10 });
  expect([await held(accountId), await held("platform:relief")]).toEqual([10, before]);
});

test("a list is made whole or not at all, each transfer seeing what those before it took", async () => {
  const [payer, payee, third] = [await player(10), await player(), await treasury()];
  const pay = (from: AccountId, to: AccountId, amount: number): Transfer => ({
    transferId: randomUUID(),
    kind: testKinds.testPayment,
    changes: changesOf(credits, { [from]: -amount, [to]: amount }),
  });
  await expect(makeTransfers([pay(payer, payee, 6), pay(payer, third, 6)])).rejects.toMatchObject({
    reason: "INSUFFICIENT_FUNDS",
    metadata: { asset: "credits", held: 4, needed: 6 },
  });
  expect([await held(payer), await held(payee), await held(third)]).toEqual([10, 0, 0]);
  await makeTransfers([pay(payer, payee, 10), pay(payee, third, 10), pay(third, payer, 3)]);
  expect([await held(payer), await held(payee), await held(third)]).toEqual([3, 0, 7]);
});

test("a second list of one call is refused: it would not see the first", async () => {
  const transfers = [] as const;
  const twice = transact(async (tx) => {
    const reads = new Reads(tx);
    await prepareTransfers(reads, transfers);
    await prepareTransfers(reads, transfers);
  });
  await expect(twice).rejects.toThrow("one list");
});

test("eight goods and credits are one transfer, one document written, and what is used up leaves no zero", async () => {
  const [accountId, wallet] = [await hold(100), await player(50)];
  const goods = (
    ["ore", "food", "medicine", "machinery", "technology", "luxuries", "information", "rare_goods"] as const
  ).map(goodsOf);
  const load = (sign: 1 | -1) =>
    goods.flatMap((asset) => changesOf(asset, { issuance: -10 * sign, [accountId]: 10 * sign }));
  const transferId = randomUUID();
  await makeTransfers([
    {
      transferId,
      kind: testKinds.testGrant,
      changes: [...load(1), ...changesOf(credits, { [wallet]: -50, issuance: 50 })],
    },
  ]);
  const balance = (await ledgerBalances.ref({ balanceId: `${accountId}~0` }).get()).data()!;
  expect(balance.amounts).toEqual(Object.fromEntries(goods.map((asset) => [asset, 10])));
  const transfer = (await ledgerTransfers.ref({ transferId }).get()).data()!;
  expect(transfer.issued).toEqual({ credits: -50, ...balance.amounts });
  expect(transfer.postings).toHaveLength(18);
  await makeTransfers([{ transferId: randomUUID(), kind: testKinds.testLoss, changes: load(-1) }]);
  expect((await ledgerBalances.ref({ balanceId: `${accountId}~0` }).get()).data()!.amounts).toEqual({});
});

describe("an account that was never opened", () => {
  const unknown = { reason: "ACCOUNT_UNKNOWN" };

  test("can be paid nothing, however many shards it would have", async () => {
    const payer = await player(10);
    await expect(move({ [payer]: -1, "player:nobody": 1 })).rejects.toMatchObject(unknown);
    await expect(move({ [payer]: -1, "hold:nowhere": 1 })).rejects.toMatchObject(unknown);
    await expect(move({ [payer]: -1, "treasury:nowhere": 1 })).rejects.toMatchObject({
      ...unknown,
      metadata: { accountId: "treasury:nowhere" },
    });
    expect(await held(payer)).toBe(10);
    expect(await held("treasury:nowhere")).toBe(0);
  });

  test("can pay nothing", async () => {
    const payee = await player();
    await expect(move({ "player:nobody": -1, [payee]: 1 })).rejects.toMatchObject(unknown);
    await expect(move({ "treasury:nowhere": -1, [payee]: 1 })).rejects.toMatchObject(unknown);
  });
});

describe("an id that was used", () => {
  const logged = vi.spyOn(log, "error").mockImplementation(() => {});
  afterAll(() => logged.mockRestore());
  let accountId: AccountId;
  let transfer: Transfer;
  beforeAll(async () => {
    accountId = await player();
    transfer = {
      transferId: randomUUID(),
      kind: testKinds.testGrant,
      changes: changesOf(credits, { issuance: -5, [accountId]: 5 }),
    };
    await makeTransfers([transfer]);
  });

  test.each<[string, () => Partial<Transfer>]>([
    ["the same changes", () => ({})],
    ["other amounts", () => ({ changes: changesOf(credits, { issuance: -6, [accountId]: 6 }) })],
    [
      "other amounts of a job's step",
      () => ({ changes: changesOf(credits, { issuance: -6, [accountId]: 6 }), repeatable: true }),
    ],
    [
      "another asset of a job's step",
      () => ({ changes: changesOf(ORE, { issuance: -5, [accountId]: 5 }), repeatable: true }),
    ],
    ["another kind of a job's step", () => ({ kind: testKinds.testReversal, repeatable: true })],
  ])("is refused with %s, and an alert's line is logged", async (_what, other) => {
    logged.mockClear();
    const again = makeTransfers([{ ...transfer, ...other() }]);
    await expect(again).rejects.toMatchObject({ reason: "TRANSFER_EXISTS" });
    expect(logged.mock.calls[0]?.[0]).toBe("transfer id used again");
    expect([await held(accountId), await held(accountId, ORE)]).toEqual([5, 0]);
  });

  test("is no error of a job's step with the same changes, and the rest of its list is made", async () => {
    logged.mockClear();
    const more = { ...transfer, transferId: randomUUID() };
    await makeTransfers([{ ...transfer, repeatable: true }, more]);
    expect(logged).not.toHaveBeenCalled();
    expect(await held(accountId)).toBe(10);
  });

  test("is none either when its accounts have gone since, as an emptied escrow has", async () => {
    const emptied = await hold(5);
    const out: Transfer = {
      transferId: randomUUID(),
      kind: testKinds.testLoss,
      changes: changesOf(ORE, { [emptied]: -2, issuance: 2 }),
      repeatable: true,
    };
    await grant(emptied, 2, ORE);
    await makeTransfers([out]);
    await ledgerBalances.ref({ balanceId: `${emptied}~0` }).delete();
    await makeTransfers([out]);
  });
});

test("the checker finds a balance of whatever asset that is not what its transfers add up to", async () => {
  const accountId = await player(7);
  const vega = currencyOf("vega");
  await grant(accountId, 3, vega);
  expect(await checkLedger()).toEqual([]);
  const balance = ledgerBalances.ref({ balanceId: `${accountId}~0` });
  await balance.update({ amounts: { [credits]: 7, [vega]: 4 } });
  expect(await checkLedger()).toContain(
    `${accountId}~0: the transfers add up to 3 currency:vega, the balance says 4`,
  );
  await balance.update({ amounts: { [credits]: 7, [vega]: 3 } });
});
