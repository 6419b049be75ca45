import fc from "fast-check";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { AccountId } from "../../../functions/src/platform/ledger/accounts.ts";
import { type Asset, currencyOf, goodsOf, stakeIn } from "../../../functions/src/platform/ledger/assets.ts";
import { beginCheck, checkLedger, checkStep } from "../../../functions/src/platform/ledger/check.ts";
import { closeLedgerDays } from "../../../functions/src/platform/ledger/closeDays.ts";
import {
  ledgerBalances,
  ledgerDays,
  ledgerTransfers,
} from "../../../functions/src/platform/ledger/schema.ts";
import { differencesIn, ledgerTotals } from "../../../functions/src/platform/ledger/totals.ts";
import { db } from "../../../functions/src/platform/store.ts";
import {
  changesOf,
  credits,
  held,
  makeTransfers,
  openAccounts,
  testKinds,
} from "../../support/ledger/ledger.ts";
import { ADA, BOUNDS, HOLD, HOLDERS, listOf, TREASURY } from "../../support/ledger/ledgerLists.ts";
import { type ModelBalances, makeAll } from "../../support/ledger/ledgerModel.ts";

const PROJECT = "demo-ledger";

// A project of its own: whole ledgers are compared, on days that other tests have not closed.
vi.mock("firebase-admin/firestore", async (original) => {
  const { firestoreOf } = await import("../ownProject.ts");
  return firestoreOf(() => PROJECT, original);
});

beforeEach(async () => {
  for (const { id } of await db().listCollections()) await db().recursiveDelete(db().collection(id));
  await openAccounts(...HOLDERS.filter((accountId) => !accountId.startsWith("platform:")).map(newAccount));
});

const newAccount = (accountId: AccountId) => ({ accountId, capacityUnits: BOUNDS.get(accountId) ?? null });

let sent = 0;
const issue = (at: string, asset: Asset, amount: number, to: AccountId = ADA) =>
  makeTransfers(
    [
      {
        transferId: `transfer-${++sent}`,
        kind: testKinds.testReversal,
        changes: changesOf(asset, { issuance: -amount, [to]: amount }),
      },
    ],
    new Date(at),
  );
const closings = async () =>
  (await ledgerDays.collection({}).orderBy("day").get()).docs.map((doc) => doc.data());

test("random lists end as the plain model says, each id once, and the whole ledger agrees", async () => {
  const outcomes = new Map<string, number>();
  let model: ModelBalances = new Map();
  const made: string[] = [];
  const lists = fc.sample(listOf(fc.uuid()), { numRuns: 150, seed: 2102 });
  for (const transfers of lists) {
    const expected = makeAll(
      model,
      BOUNDS,
      transfers.map(({ changes }) => changes),
    );
    const outcome = await makeTransfers(transfers).then(
      () => "made",
      (error: { reason: string }) => error.reason,
    );
    expect(outcome).toBe(expected.outcome);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    model = expected.after;
    if (outcome === "made") made.push(...transfers.map(({ transferId }) => transferId));
  }
  for (const outcome of ["made", "INSUFFICIENT_FUNDS", "HOLD_FULL"])
    expect(outcomes.get(outcome), outcome).toBeGreaterThan(10);
  for (const accountId of HOLDERS)
    for (const [asset, amount] of model.get(accountId) ?? [])
      expect(await held(accountId, asset as Asset), `${accountId} ${asset}`).toBe(amount);
  expect((await ledgerTransfers.collection({}).get()).docs.map(({ id }) => id).sort()).toEqual(made.sort());
  expect(await checkLedger()).toEqual([]);
  const again = fc.sample(fc.constantFrom(...made), { numRuns: 5, seed: 1 });
  for (const transferId of again)
    await expect(
      makeTransfers([
        { transferId, kind: testKinds.testReversal, changes: changesOf(credits, { issuance: -1, [ADA]: 1 }) },
      ]),
    ).rejects.toMatchObject({ reason: "TRANSFER_EXISTS" });
});

// What is refused is logged for an alert: here that is most of the report.
vi.mock("firebase-functions/logger", () => ({ write: () => {} }));

describe("documents of version 1, which knew credits alone", () => {
  const old = (accountId: string, shard: number, balanceCredits: number) =>
    db()
      .doc(`ledgerBalances/${accountId}~${shard}`)
      .set({ accountId, shard, balanceCredits, holderUid: null, regionId: null });

  test("are read, paid from and paid to, by increments as well, and lose nothing", async () => {
    await old("player:old", 0, 100);
    for (let shard = 0; shard < 8; shard++) await old("treasury:old", shard, 1);
    await db()
      .doc("ledgerTransfers/old")
      .set({
        kind: "startingCredits",
        memo: "",
        postings: [
          { accountId: "issuance", shard: 0, amountCredits: -100 },
          { accountId: "player:old", shard: 0, amountCredits: 100 },
        ],
        accountIds: ["issuance", "player:old"],
        issuedCredits: 100,
        at: new Date("2102-02-01T12:00:00Z"),
      });
    expect((await ledgerTransfers.ref({ transferId: "old" }).get()).data()).toMatchObject({
      postings: [
        { accountId: "issuance", shard: 0, asset: "credits", amount: -100 },
        { accountId: "player:old", shard: 0, asset: "credits", amount: 100 },
      ],
      issued: { credits: 100 },
      day: "2102-02-01",
    });
    const pay = (amount: number, from: AccountId, to: AccountId) => ({
      transferId: `old-${from}-${amount}`,
      kind: testKinds.testPayment,
      changes: changesOf(credits, { [from]: -amount, [to]: amount }),
    });
    await makeTransfers([pay(30, "player:old", "treasury:old")]);
    expect([await held("player:old"), await held("treasury:old")]).toEqual([70, 38]);
    await makeTransfers([pay(38, "treasury:old", "player:old")]);
    expect([await held("player:old"), await held("treasury:old")]).toEqual([108, 0]);
    const stored = (await db().doc("ledgerBalances/player:old~0").get()).data();
    expect(stored).toMatchObject({ schemaVersion: 3, amounts: { credits: 108 }, capacityUnits: null });
    expect(stored).not.toHaveProperty("balanceCredits");
  });

  test("are what an account of the platform was made as without being read", async () => {
    await issue("2102-03-01T12:00:00Z", credits, 5, "platform:gates");
    await issue("2102-03-01T12:00:00Z", credits, 5, "platform:gates");
    expect(await held("platform:gates")).toBe(10);
    expect(await checkLedger()).toEqual([]);
  });
});

describe("a day", () => {
  test("is closed ten minutes after midnight, when nothing more can come into it", async () => {
    await issue("2102-03-01T23:59:59.999Z", credits, 5);
    await issue("2102-03-02T00:00:00.000Z", credits, 7);
    await closeLedgerDays(new Date("2102-03-02T00:09:59.999Z"));
    expect(await closings()).toEqual([]);
    await closeLedgerDays(new Date("2102-03-02T00:10:00.000Z"));
    expect(await closings()).toMatchObject([
      { day: "2102-03-01", transfersToDate: 1, issuedToDate: { credits: 5 } },
    ]);
    await closeLedgerDays(new Date("2102-03-03T00:10:00.000Z"));
    expect(await closings()).toMatchObject([
      { day: "2102-03-01" },
      { day: "2102-03-02", transfersToDate: 2, issuedToDate: { credits: 12 } },
    ]);
  });

  test("is closed once by two runs at once; days that were missed are made up, empty ones are none", async () => {
    await issue("2102-03-01T12:00:00Z", goodsOf("ore"), 3, HOLD);
    await issue("2102-03-04T12:00:00Z", goodsOf("ore"), -2, HOLD);
    await issue("2102-03-05T12:00:00Z", credits, 1);
    const now = new Date("2102-03-06T00:00:00Z");
    await Promise.all([closeLedgerDays(now), closeLedgerDays(now)]);
    await closeLedgerDays(now);
    expect((await closings()).map(({ day, issuedToDate }) => [day, issuedToDate])).toEqual([
      ["2102-03-01", { "goods:ore": 3 }],
      ["2102-03-04", { "goods:ore": 1 }],
    ]);
    expect(await ledgerTotals()).toEqual({
      transfers: 3,
      issued: { credits: 1, "goods:ore": 1 },
      held: { credits: 1, "goods:ore": 1 },
      balancesBelowZero: 0,
    });
    expect(await checkLedger()).toEqual([]);
  });
});

describe("the comparison", () => {
  test("reads the open day, not the history", async () => {
    for (let hour = 10; hour < 16; hour++) await issue(`2102-03-01T${hour}:00:00Z`, credits, 1);
    await issue("2102-03-02T12:00:00Z", credits, 1);
    await closeLedgerDays(new Date("2102-03-02T13:00:00Z"));
    const closed = await ledgerTransfers.collection({}).where("day", "==", "2102-03-01").get();
    for (const doc of closed.docs) await doc.ref.delete();
    expect(await ledgerTotals()).toMatchObject({
      transfers: 7,
      issued: { credits: 7 },
      held: { credits: 7 },
    });
  });

  test.each([credits, goodsOf("rare_goods"), currencyOf("vega"), stakeIn("dome")])(
    "finds a balance of %s that was written past the ledger, closed days or not",
    async (asset) => {
      await issue("2102-03-01T12:00:00Z", asset, 5);
      await issue("2102-03-02T12:00:00Z", asset, 2);
      await closeLedgerDays(new Date("2102-03-02T13:00:00Z"));
      expect(differencesIn(await ledgerTotals())).toEqual([]);
      const balance = ledgerBalances.ref({ balanceId: `${ADA}~0` });
      await balance.update({ amounts: { [asset]: 8 } });
      expect(differencesIn(await ledgerTotals())).toEqual([
        `${asset}: 7 were issued, all balances together hold 8`,
      ]);
      // Two that cancel out, one of them below zero.
      await db()
        .doc(balance.path)
        .update({ amounts: { [asset]: -1 } });
      await db()
        .doc(`ledgerBalances/${HOLD}~0`)
        .update({ amounts: { [asset]: 8 } });
      expect(differencesIn(await ledgerTotals())).toEqual(["1 balances are below zero"]);
    },
  );
});

describe("the full check", () => {
  /** Three days, the first two of them closed. */
  async function threeDays(): Promise<void> {
    for (const day of [1, 2, 3])
      for (const hour of [10, 11]) await issue(`2102-03-0${day}T${hour}:00:00Z`, credits, day);
    await closeLedgerDays(new Date("2102-03-03T12:00:00Z"));
    expect(await checkLedger()).toEqual([]);
  }
  const ofDay = async (day: string) =>
    (await ledgerTransfers.collection({}).where("day", "==", day).get()).docs;

  test("names the day whose history was changed, and that day alone", async () => {
    await threeDays();
    const [first] = await ofDay("2102-03-01");
    await first!.ref.update({ memo: "forged" });
    expect(await checkLedger()).toEqual([
      "2102-03-01: closed with 2 transfers; what is there until then, 2, is not the same",
    ]);
  });

  test("notices that the last closed day has lost its transfers", async () => {
    await threeDays();
    for (const doc of await ofDay("2102-03-02")) await doc.ref.delete();
    expect(await checkLedger()).toEqual([
      "2102-03-02: closed with 4 transfers; what is there until then, 2, is not the same",
      `${ADA}~0: the transfers add up to 8 credits, the balance says 12`,
    ]);
  });

  test("notices what came into a day that was closed, or into one before it", async () => {
    await threeDays();
    await issue("2102-03-02T13:00:00Z", credits, 1);
    await issue("2102-02-27T13:00:00Z", credits, 1);
    const found = await checkLedger();
    expect(found).toContain("2102-02-27: transfers came into the day when later ones were closed");
    expect(found).toContain(
      "2102-03-01: closed with 2 transfers; what is there until then, 3, is not the same",
    );
    expect(found).toContain(
      "2102-03-02: closed with 4 transfers; what is there until then, 5, is not the same",
    );
    expect(found).toContain("credits: 12 were issued, all balances together hold 14");
  });

  test("names a transfer that is unsound by itself", async () => {
    await issue("2102-03-01T12:00:00Z", credits, 5);
    const [doc] = await ofDay("2102-03-01");
    const [, given] = doc!.data().postings;
    await doc!.ref.update({
      postings: [
        { ...given!, accountId: "issuance", amount: -4 },
        { ...given!, accountId: TREASURY },
      ],
      day: "2102-03-02",
    });
    expect(await checkLedger()).toEqual([
      `transfer ${doc!.id} sums to 1 credits, not 0`,
      `transfer ${doc!.id} issues 4 credits, and says 5`,
      `transfer ${doc!.id} does not list every account that takes part`,
      `transfer ${doc!.id} is of 2102-03-01, and says 2102-03-02`,
      `${ADA}~0: the transfers add up to 0 credits, the balance says 5`,
      `${TREASURY}~0: the transfers add up to 5 credits, the balance says 0`,
    ]);
  });

  test("looks at every account, some at a time, those included whose ids begin alike", async () => {
    const accounts = Array.from({ length: 25 }, (_, index): AccountId => `player:p${index}`);
    accounts.push("treasury:vega", "treasury:vega-2", "treasury:vegan");
    await openAccounts(...accounts.map((accountId) => ({ accountId })));
    for (const accountId of accounts) await issue("2102-03-01T12:00:00Z", credits, 5, accountId);
    expect(await checkLedger()).toEqual([]);
    const balances = (await ledgerBalances.collection({}).get()).docs.filter(
      (doc) => credits in doc.data().amounts,
    );
    expect(balances).toHaveLength(accounts.length);
    for (const doc of balances) await doc.ref.update({ amounts: { [credits]: 6 } });
    const found = await checkLedger();
    expect(found.slice(0, -1)).toEqual(
      balances.map(({ id }) => `${id}: the transfers add up to 5 credits, the balance says 6`),
    );
  });

  test("goes page by page through an account of many transfers and days, in steps that can be stored", async () => {
    const [days, aDay] = [3, 450];
    const kind = testKinds.testReversal;
    for (let day = 1; day <= days; day++) {
      const at = (index: number) => new Date(Date.UTC(2102, 2, day, 12, 0, 0, index));
      const batch = db().batch();
      for (let index = 0; index < aDay; index++)
        batch.create(ledgerTransfers.ref({ transferId: `many-${day}-${index}` }), {
          kind: kind.name,
          memo: "",
          details: "",
          levies: {},
          postings: changesOf(credits, { issuance: -1, [ADA]: 1 }).map((change) => ({ ...change, shard: 0 })),
          accountIds: ["issuance", ADA],
          issued: { [credits]: 1 },
          at: at(index),
          day: `2102-03-0${day}`,
        });
      await batch.commit();
    }
    await ledgerBalances.ref({ balanceId: `${ADA}~0` }).update({ amounts: { [credits]: days * aDay } });
    await closeLedgerDays(new Date("2102-03-03T13:00:00Z"));
    expect(await closings()).toHaveLength(2);
    const findings: string[] = [];
    let steps = 0;
    for (let cursor = await beginCheck(); ; steps++) {
      const { findings: found, next } = await checkStep(JSON.parse(JSON.stringify(cursor)));
      findings.push(...found);
      if (next === undefined) break;
      cursor = next;
    }
    expect(findings).toEqual([]);
    expect(steps).toBeGreaterThan(5);
    await ledgerBalances.ref({ balanceId: `${ADA}~0` }).update({ amounts: { [credits]: 7 } });
    expect(await checkLedger()).toContain(
      `${ADA}~0: the transfers add up to 1350 credits, the balance says 7`,
    );
  });
});
