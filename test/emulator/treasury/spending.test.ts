import { describe, expect, test } from "vitest";
import { newMember } from "../../../functions/src/membership/newMember.ts";
import { members } from "../../../functions/src/membership/schema.ts";
import { currencyOf } from "../../../functions/src/platform/ledger/assets.ts";
import { closeLedgerDays, reopenLedgerDays } from "../../../functions/src/platform/ledger/closeDays.ts";
import { monthOf } from "../../../functions/src/platform/ledger/day.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { USUAL_CURRENCY } from "../../../functions/src/regions/configuration/currency.ts";
import { forEachPurpose } from "../../../functions/src/regions/configuration/publicMoney.ts";
import { type Currency, currencies } from "../../../functions/src/regions/currency/schema.ts";
import { currencies as example } from "../../../functions/src/regions/examples.ts";
import { inRegion, regions, settings } from "../../../functions/src/regions/schema.ts";
import { closeMonth } from "../../../functions/src/treasury/months/closeMonth.ts";
import { endOfMonth, monthBefore } from "../../../functions/src/treasury/months/month.ts";
import { spending, treasuryMonths } from "../../../functions/src/treasury/schema.ts";
import { newSpending } from "../../../functions/src/treasury/spending.ts";
import { configurationWith, openRegionFixture } from "../../support/fixtures.ts";
import {
  changesOf,
  credits,
  grant,
  held,
  makeTransfers,
  openAccounts,
  testKinds,
} from "../../support/ledger/ledger.ts";
import { type Actor, freshId, player, refusalOf } from "../regions/world.ts";

const now = new Date();
const reason = "For services to the region.";
const economy = {
  publicBudget: { ...forEachPurpose(0), grants: 1_000, aid: 300, salaries: 600 },
  officeSalaries: { governor: 500, councilMember: 200, ambassador: 0 },
  grantCreditsPerPayee: 800,
};

/** An autocracy that its owner governs, with so much in its treasury. */
async function governed(treasury: number): Promise<{ regionId: string; owner: Actor }> {
  const owner = await payee();
  const regionId = freshId("t");
  const configuration = configurationWith({ economy });
  await openRegionFixture(regionId, { ownerUid: owner.uid, configuration });
  await openAccounts({ accountId: `treasury:${regionId}`, regionId });
  if (treasury > 0) await grant(`treasury:${regionId}`, treasury);
  return { regionId, owner };
}

async function payee(): Promise<Actor> {
  const actor = await player();
  await openAccounts({ accountId: `player:${actor.uid}`, holderUid: actor.uid });
  return actor;
}

const grantOf = (regionId: string, { uid }: Actor, amountCredits: number) => ({
  regionId,
  payment: { purpose: "grants", payeeUid: uid },
  amountCredits,
  reason,
});
const spentIn = async (regionId: string) =>
  (await spending.ref({ regionId, month: monthOf(new Date()) }).get()).data();

describe("treasury/spend", () => {
  test("pays a grant and aid out of the treasury, for all members to read", async () => {
    const [{ regionId, owner }, other, citizen] = [await governed(2_000), await governed(0), await payee()];
    const answer = await owner.call("treasury/spend", grantOf(regionId, citizen, 700));
    expect(answer).toEqual({ leftCredits: 300 });
    const payment = { purpose: "aid", payeeRegionId: other.regionId };
    await owner.call("treasury/spend", { regionId, payment, amountCredits: 300, reason });
    expect(await held(`player:${citizen.uid}`)).toBe(700);
    expect(await held(`treasury:${other.regionId}`)).toBe(300);
    expect(await held(`treasury:${regionId}`)).toBe(1_000);
    expect(await spentIn(regionId)).toMatchObject({ spentCredits: { grants: 700, aid: 300 } });
  });

  test("is refused beyond the appropriation, the payee's and the officers' limit, the treasury, and in a suspended region", async () => {
    const [{ regionId, owner }, citizen, stranger] = [await governed(500), await payee(), await payee()];
    const refused = async (by: Actor, to: Actor, amount: number) =>
      refusalOf(await by.send("treasury/spend", grantOf(regionId, to, amount)));
    expect(await refused(owner, citizen, 1_001)).toBe("BUDGET_SPENT");
    expect(await refused(owner, citizen, 801)).toBe("PAYEE_LIMIT");
    expect(await refused(owner, owner, 1)).toBe("OFFICERS_LIMIT");
    expect(await refused(owner, citizen, 600)).toBe("INSUFFICIENT_FUNDS");
    expect(await refused(stranger, citizen, 1)).toBe("PERMISSION_DENIED");
    const gone = { ...citizen, uid: freshId("nobody") };
    expect(await refused(owner, gone, 1)).toBe("PLAYER_UNKNOWN");
    const aid = { regionId, payment: { purpose: "aid", payeeRegionId: regionId }, amountCredits: 1, reason };
    expect(refusalOf(await owner.send("treasury/spend", aid))).toBe("INVALID_INPUT");
    await regions.ref({ regionId }).update({ status: "suspended" });
    expect(await refused(owner, citizen, 1)).toBe("REGION_CLOSED");
    expect(await spentIn(regionId)).toBeUndefined();
  });

  test("lets one of two through who spend the last of an appropriation at once", {
    timeout: 60_000,
  }, async () => {
    const { regionId, owner } = await governed(5_000);
    const payees = await Promise.all(Array.from({ length: 4 }, payee));
    const outcomes = await Promise.all(
      payees.map(
        async (to) => (await owner.send("treasury/spend", grantOf(regionId, to, 600))).error?.details?.reason,
      ),
    );
    expect(outcomes.filter((outcome) => outcome === undefined)).toHaveLength(1);
    expect((await spentIn(regionId))?.spentCredits.grants).toBe(600);
    expect(await held(`treasury:${regionId}`)).toBe(4_400);
  });
});

describe("the closing of a month", () => {
  const month = monthBefore(monthOf(now));
  const within = new Date(endOfMonth(month).getTime() - 1_000);

  /** What the treasury took in during the month that has ended. */
  async function taxed(regionId: string, amount: number, at = within): Promise<void> {
    const changes = changesOf(credits, { issuance: -amount, [`treasury:${regionId}`]: amount });
    await makeTransfers([{ transferId: freshId("taxed"), kind: testKinds.testGrant, changes }], at);
    // The day may have been closed for another region before.
    await reopenLedgerDays();
    await closeLedgerDays(now);
  }

  test("writes its statement once and pays the salaries, by any number of runs at once and beside a spending", async () => {
    const { regionId } = await governed(0);
    await taxed(regionId, 4_000);
    // After the month's end, and in no statement yet.
    await grant(`treasury:${regionId}`, 77);
    const governor = await payee();
    const seated = await payee();
    await regions.ref({ regionId }).update({ governorUid: governor.uid });
    const member = newMember({ uid: seated.uid, regionId, name: "Seated", standing: "citizen", at: now });
    await members.ref({ regionId, uid: seated.uid }).set({ ...member, offices: ["councilMember"] });
    const counted = { ...newSpending(regionId, month), claimedCredits: 90 };
    await spending.ref({ regionId, month }).set(counted);

    const citizen = await payee();
    await Promise.all([
      ...[1, 2, 3].map(() => closeMonth({ regionId, month })),
      governor.call("treasury/spend", grantOf(regionId, citizen, 150)),
    ]);
    const statement = (await treasuryMonths.ref({ regionId, month }).get()).data()!;
    expect(statement).toMatchObject({
      openingCredits: 0,
      receipts: { testGrant: 4_000 },
      payments: {},
      closingCredits: 4_000,
      differenceCredits: 0,
      claimedCredits: 90,
    });
    // 500 and 200 of what officers may get, a tenth of 4,000: by largest remainder 286 and 114.
    expect(await held(`player:${governor.uid}`)).toBe(286);
    expect(await held(`player:${seated.uid}`)).toBe(114);
    expect(await held(`treasury:${regionId}`)).toBe(4_077 - 400 - 150);
    expect(await spentIn(regionId)).toMatchObject({
      earnedBeforeCredits: 4_000,
      officersCredits: 400,
      spentCredits: { salaries: 400, grants: 150 },
    });
    expect(await governor.mayRead(`regions/${regionId}/treasuryMonths/${month}`)).toBe(true);
  });

  test("pays salaries in units where the law says so, and the treasury has enough of them", async () => {
    const units = async (heldUnits: number) => {
      const { regionId } = await governed(0);
      await taxed(regionId, 4_000);
      const { uid } = await payee();
      await regions.ref({ regionId }).update({ governorUid: uid });
      await settings
        .ref(inRegion(regionId))
        .update({ currency: { ...USUAL_CURRENCY, regime: "fixed", paysSalaries: true } });
      const terms = { regime: "fixed" as const, rateMillionths: 500_000, announced: null };
      const board = { ...(example as Currency), regionId, ...terms };
      await currencies.ref(inRegion(regionId)).set(board);
      await grant(`treasury:${regionId}`, heldUnits, currencyOf(regionId));
      await closeMonth({ regionId, month });
      return [await held(`player:${uid}`), await held(`player:${uid}`, currencyOf(regionId))];
    };
    expect(await units(800)).toEqual([0, 800]);
    expect(await units(799)).toEqual([400, 0]);
  });

  test("keeps what the treasury cannot pay, for all to see, and the next one pays it first, to who has left the office", async () => {
    const { regionId } = await governed(0);
    const before = monthBefore(month);
    const opened = new Date(`${before}-02T00:00:00Z`);
    await regions.ref({ regionId }).update({ activatedAt: opened });
    const [former, governor] = [await payee(), await payee()];
    await regions.ref({ regionId }).update({ governorUid: former.uid });
    await taxed(regionId, 5_000, opened);
    await makeTransfers(
      [
        {
          transferId: freshId("spent"),
          kind: testKinds.testPayment,
          changes: changesOf(credits, { [`treasury:${regionId}`]: -4_800, "platform:relief": 4_800 }),
        },
      ],
      within,
    );
    await taxed(regionId, 1);
    await closeMonth({ regionId, month: before });
    const statementOf = async (of: string) =>
      (await treasuryMonths.ref({ regionId, month: of }).get()).data();
    // 500 are owed, a tenth of 5,000: the treasury has 201.
    expect(await held(`player:${former.uid}`)).toBe(201);
    expect((await statementOf(before))?.arrears).toEqual([{ uid: former.uid, credits: 299 }]);

    await regions.ref({ regionId }).update({ governorUid: governor.uid });
    await taxed(regionId, 9_999);
    await settings.ref(inRegion(regionId)).update({ "economy.publicBudget.salaries": 1_000 });
    await Promise.all([closeMonth({ regionId, month }), closeMonth({ regionId, month })]);
    // 1,000 are lawful, of which 201 were paid.
    expect(await held(`player:${former.uid}`)).toBe(500);
    expect(await held(`player:${governor.uid}`)).toBe(500);
    expect((await statementOf(month))?.arrears).toEqual([]);
    expect(await spentIn(regionId)).toMatchObject({ officersCredits: 1_000 });
  });

  test("says what does not agree with the statement before", async () => {
    const { regionId } = await governed(0);
    await taxed(regionId, 1_000);
    const before = monthBefore(month);
    const earlier = {
      openingCredits: 0,
      receipts: {},
      payments: {},
      closingCredits: 5,
      differenceCredits: 0,
    };
    const nobody = {
      officers: [],
      others: { count: 0, credits: 0, greatestCredits: 0 },
      arrears: [],
      lapsedCredits: 0,
    };
    await treasuryMonths.ref({ regionId, month: before }).set({
      ...{ regionId, month: before, claimedCredits: 0, claimsPaidCredits: 0, closedAt: now },
      ...earlier,
      ...nobody,
    });
    await closeMonth({ regionId, month });
    expect((await treasuryMonths.ref({ regionId, month }).get()).data()).toMatchObject({
      openingCredits: 5,
      closingCredits: 1_000,
      differenceCredits: 5,
    });
  });

  test("makes up for a month that was never closed, and for none before the region opened", async () => {
    const { regionId } = await governed(0);
    const missed = monthBefore(month);
    const opened = new Date(`${missed}-02T00:00:00Z`);
    await regions.ref({ regionId }).update({ activatedAt: opened });
    await taxed(regionId, 300, opened);
    await taxed(regionId, 1_000);
    await Promise.all([closeMonth({ regionId, month }), closeMonth({ regionId, month })]);
    const statementOf = async (of: string) =>
      (await treasuryMonths.ref({ regionId, month: of }).get()).data();
    expect(await statementOf(month)).toMatchObject({ openingCredits: 300, closingCredits: 1_300 });
    expect(await statementOf(missed)).toMatchObject({
      openingCredits: 0,
      receipts: { testGrant: 300 },
      closingCredits: 300,
      differenceCredits: 0,
    });
    expect(await statementOf(monthBefore(missed))).toBeUndefined();
  });

  test("pays nobody whose account has gone, and nothing in a suspended region", async () => {
    const { regionId } = await governed(0);
    await taxed(regionId, 10_000);
    const governor = await payee();
    await regions.ref({ regionId }).update({ governorUid: governor.uid, status: "suspended" });
    await closeMonth({ regionId, month });
    expect(await held(`player:${governor.uid}`)).toBe(0);
    const { regionId: other } = await governed(0);
    await taxed(other, 10_000);
    await players.ref({ uid: governor.uid }).delete();
    await regions.ref({ regionId: other }).update({ governorUid: governor.uid });
    await closeMonth({ regionId: other, month });
    expect(await held(`treasury:${other}`)).toBe(10_000);
  });
});
