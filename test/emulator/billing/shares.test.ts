import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, expect, test } from "vitest";
import { payments } from "../../../functions/src/billing/payments/schema.ts";
import { buyers } from "../../../functions/src/billing/schema.ts";
import { closeShareMonth } from "../../../functions/src/billing/shares/closeShareMonth.ts";
import { monthAfter, payoutAt } from "../../../functions/src/billing/shares/closingDay.ts";
import { payStatement } from "../../../functions/src/billing/shares/payStatement.ts";
import { beneficiaries, shareMonths, statements } from "../../../functions/src/billing/shares/schema.ts";
import { monthOf } from "../../../functions/src/platform/ledger/day.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { setClockOffset } from "../../support/emulators.ts";
import { openRegionFixture } from "../../support/fixtures.ts";
import { asked, buyerOf, CITIZEN, newPlayer, opened } from "../../support/stripe/buying.ts";
import { stripeHere } from "../../support/stripe/here.ts";

const here = stripeHere();
const MONTH = monthOf(new Date());
const NEXT = monthAfter(MONTH);

beforeAll(async () => {
  await openRegionFixture("default", { kind: "default" });
});
afterEach(() => setClockOffset(0));

/** A region with its owner; who pays for it shares in its revenue. */
async function ownedRegion() {
  const ownerUid = await newPlayer();
  const regionId = `s${randomUUID().slice(0, 13)}`;
  await openRegionFixture(regionId, { ownerUid });
  return { ownerUid, regionId };
}

/** As if the owner had paid for the region for long. */
const paysFor = (regionId: string, ownerUid: string) =>
  beneficiaries.ref({ regionId }).set({ regionId, changes: [{ ownerUid, since: new Date(0) }] });

/** A Galactic Citizen whose home the region is; the charge of the payment. */
async function citizenIn(regionId: string, uid?: string) {
  const payer = uid ?? (await newPlayer());
  const homes = [{ regionId, since: new Date(0) }];
  await players.ref({ uid: payer }).update({ homeRegionId: regionId, homes });
  const { checkoutId } = await opened(payer, CITIZEN);
  const { invoice } = here.pay(here.sessionOf(checkoutId).id);
  await here.apply();
  const paymentId = here.paymentOf(String(invoice)).id;
  return {
    charge: here.chargeOf(String(invoice)),
    payment: async () => (await payments.ref({ paymentId }).get()).data()!,
  };
}

async function close(month: string, capCents = 2_500): Promise<void> {
  await shareMonths.ref({ month }).set({ month, dueAt: new Date(), closedAt: null, capCents, balance: null });
  setClockOffset(new Date(`${monthAfter(month)}-06T00:00:00Z`).getTime() - Date.now());
  await closeShareMonth({ month });
}

const statementsOf = async (ownerUid: string) =>
  (await statements.collection({}).where("ownerUid", "==", ownerUid).get()).docs
    .map((doc) => doc.data())
    .toSorted((a, b) => (a.month < b.month ? -1 : 1));

test("payments bring their home's owner a statement, which later refunds correct and credit pays out", async () => {
  const { ownerUid, regionId } = await ownedRegion();
  const first = await citizenIn(regionId, ownerUid);
  expect((await first.payment()).home).toBeNull();
  await paysFor(regionId, ownerUid);
  const second = await citizenIn(regionId);
  const third = await citizenIn(regionId);
  expect((await second.payment()).home).toEqual({ regionId, ownerUid });

  const estimated = await asked(ownerUid, "billing/estimateShare", { regionId });
  expect(estimated.answer).toEqual({ month: MONTH, ownerCents: 1_000, capCents: 2_500 });
  expect(await asked(await newPlayer(), "billing/estimateShare", { regionId })).toMatchObject({
    reason: "PERMISSION_DENIED",
  });

  await close(MONTH);
  await close(MONTH);
  const [statement, ...others] = await statementsOf(ownerUid);
  expect(others).toEqual([]);
  expect(statement).toMatchObject({ month: MONTH, payableCents: 1_000, debtCents: 0, corrections: [] });
  expect(statement!.payoutDueAt).toEqual(payoutAt(MONTH));
  const { balance } = (await shareMonths.ref({ month: MONTH }).get()).data()!;
  const { paidCents, ...went } = balance!;
  expect(Object.values(went).reduce((sum, cents) => sum + cents, 0)).toBe(paidCents);

  const { statementId } = statement!;
  await buyers.ref({ uid: ownerUid }).update({ troubledPaymentIds: ["inpay_1"] });
  await payStatement({ statementId });
  expect((await statementsOf(ownerUid))[0]!.payoutDueAt!.getTime()).toBeGreaterThan(Date.now());
  await buyers.ref({ uid: ownerUid }).update({ troubledPaymentIds: [] });
  await payStatement({ statementId });
  // As if the note of it had been lost: what was made at Stripe is found.
  await statements.ref({ statementId }).update({ payoutDueAt: new Date(), paidOutAt: null, payoutId: null });
  await payStatement({ statementId });
  const { customerId } = await buyerOf(ownerUid);
  expect(here.standIn.world.vault.get("customer", customerId)).toMatchObject({ balance: -1_000 });
  expect((await statementsOf(ownerUid))[0]).toMatchObject({
    payoutDueAt: null,
    payoutId: expect.stringMatching(/^cbtxn_/),
  });

  here.atBank(second.charge, "refund");
  here.atBank(third.charge, "dispute");
  await here.apply();
  expect(await second.payment()).toMatchObject({ refundedCents: 500, correctedIn: NEXT });
  await close(NEXT);
  expect((await statementsOf(ownerUid))[1]).toMatchObject({
    month: NEXT,
    lines: [],
    corrections: [{ month: MONTH, regionId, differenceCents: -1_000 }],
    payableCents: 0,
    debtCents: 1_000,
    payoutDueAt: null,
  });

  here.atBank(third.charge, "won");
  await here.apply();
  const last = monthAfter(NEXT);
  await close(last);
  expect((await statementsOf(ownerUid))[2]).toMatchObject({
    corrections: [{ month: MONTH, differenceCents: 500 }],
    carriedDebtCents: 1_000,
    payableCents: 0,
    debtCents: 500,
  });
});

test("a month is corrected by the cap that it was closed with", async () => {
  const { ownerUid, regionId } = await ownedRegion();
  await paysFor(regionId, ownerUid);
  const first = await citizenIn(regionId);
  const second = await citizenIn(regionId);
  await close(MONTH, 800);
  for (const { charge } of [first, second]) here.atBank(charge, "dispute");
  await here.apply();
  await close(NEXT);
  for (const { charge } of [first, second]) here.atBank(charge, "won");
  await here.apply();
  await close(monthAfter(NEXT));
  const brought = (await statementsOf(ownerUid)).map(({ lines, corrections }) => [
    ...lines.map(({ partCents }) => partCents),
    ...corrections.map(({ differenceCents }) => differenceCents),
  ]);
  expect(brought).toEqual([[500, 300], [-800], [800]]);
});
