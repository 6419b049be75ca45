import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { buyers } from "../../../functions/src/billing/schema.ts";
import { payStatement } from "../../../functions/src/billing/shares/payStatement.ts";
import { statements } from "../../../functions/src/billing/shares/schema.ts";
import { completeOnboarding, reverseTransfer } from "../../../scripts/stripe/connect.ts";
import { openRegionFixture } from "../../support/fixtures.ts";
import { asked, buyerOf, CITIZEN, newPlayer, opened } from "../../support/stripe/buying.ts";
import { stripeHere } from "../../support/stripe/here.ts";

const here = stripeHere();

beforeAll(async () => {
  await openRegionFixture("default", { kind: "default" });
});

/** An owner who has bought something and has a statement to be paid out. */
async function owed() {
  const ownerUid = await newPlayer();
  const { checkoutId } = await opened(ownerUid, CITIZEN);
  here.pay(here.sessionOf(checkoutId).id);
  await here.apply();
  const statementId = randomUUID();
  const line = { paymentId: "inpay_1", invoiceId: "in_1", regionId: "lyra", ownerUid, partCents: 700 };
  await statements.ref({ statementId }).set({
    ...{ statementId, ownerUid, month: "2102-01", lines: [line], corrections: [] },
    ...{ carriedDebtCents: 0, payableCents: 700, debtCents: 0, closedAt: new Date() },
    ...{ payoutDueAt: new Date(), paidOutAt: null, payout: null, payoutId: null, reversedCents: 0 },
  });
  return {
    ownerUid,
    statementId,
    statement: async () => (await statements.ref({ statementId }).get()).data()!,
  };
}

const openAccount = (uid: string) =>
  asked<{ url: string }>(uid, "billing/openPayoutAccount", { requestId: randomUUID(), returnPath: "/" });

/** An owner whose account can be paid to. */
async function onboarded() {
  const owner = await owed();
  expect((await openAccount(owner.ownerUid)).answer?.url).toContain("/onboarding/acct_");
  const accountId = (await buyerOf(owner.ownerUid)).payoutAccountId!;
  completeOnboarding(here.standIn.world, here.standIn.emit, accountId);
  return { ...owner, accountId };
}

const transfersTo = (accountId: string) =>
  here.standIn.world.vault.all("transfer", ({ destination }) => destination === accountId);
const lost = { payoutDueAt: new Date(), paidOutAt: null, payoutId: null };

test("an account is opened once, and shares become credit until it can be paid to", async () => {
  expect((await openAccount(await newPlayer())).reason).toBe("NOTHING_BOUGHT");
  const { ownerUid, statementId, statement } = await owed();
  await openAccount(ownerUid);
  const { payoutAccountId, customerId } = await buyerOf(ownerUid);
  await openAccount(ownerUid);
  expect((await buyerOf(ownerUid)).payoutAccountId).toBe(payoutAccountId);
  await payStatement({ statementId });
  expect(await statement()).toMatchObject({
    payout: { way: "credit", to: customerId },
    payoutId: expect.stringMatching(/^cbtxn_/),
    payoutDueAt: null,
  });
  expect(transfersTo(payoutAccountId!)).toEqual([]);
});

test("once it can, a statement is transferred to it once, whatever is lost of it, and in no other way", async () => {
  const { statementId, statement, accountId } = await onboarded();
  await payStatement({ statementId });
  await statements.ref({ statementId }).update(lost);
  // By now nothing could be paid to it any more.
  here.standIn.world.vault.change(accountId, { capabilities: { transfers: "inactive" } });
  await payStatement({ statementId });
  expect(transfersTo(accountId).map(({ amount }) => amount)).toEqual([700]);
  const [transfer] = transfersTo(accountId);
  expect(await statement()).toMatchObject({ payoutId: transfer!.id, payoutDueAt: null, reversedCents: 0 });
});

test("what Stripe refuses is paid by the other way a day later", async () => {
  const { ownerUid, statementId, statement, accountId } = await onboarded();
  await statements.ref({ statementId }).update({ payout: { way: "transfer", to: accountId } });
  here.standIn.world.vault.change(accountId, { capabilities: { transfers: "inactive" } });
  await payStatement({ statementId });
  const refused = await statement();
  expect(refused).toMatchObject({ payout: null, paidOutAt: null });
  expect(refused.payoutDueAt!.getTime()).toBeGreaterThan(Date.now());
  await payStatement({ statementId });
  const { customerId } = await buyerOf(ownerUid);
  expect((await statement()).payout).toEqual({ way: "credit", to: customerId });
});

test("a transfer that is taken back is noted on its statement, and not paid again", async () => {
  const { statementId, statement, accountId } = await onboarded();
  await payStatement({ statementId });
  await here.apply();
  reverseTransfer(here.standIn.world, here.standIn.emit, transfersTo(accountId)[0]!.id);
  const reversed = here.standIn.takeWaiting("snapshot");
  await here.apply(reversed);
  await here.apply(reversed);
  await payStatement({ statementId });
  expect(await statement()).toMatchObject({ reversedCents: 700, payoutDueAt: null });
  expect(transfersTo(accountId)).toHaveLength(1);
});

test("nobody is paid whose account is gone, nor looked at again", async () => {
  const { ownerUid, statementId, statement } = await owed();
  await buyers.ref({ uid: ownerUid }).delete();
  await payStatement({ statementId });
  expect(await statement()).toMatchObject({ payout: null, payoutId: null, payoutDueAt: null });
});
