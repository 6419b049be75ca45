import { payments } from "../../../../functions/src/billing/payments/schema.ts";
import { paidCheckout } from "../../../../functions/src/billing/region/paidCheckout.ts";
import { checkouts, subscriptions } from "../../../../functions/src/billing/schema.ts";
import { monthAfter, monthBefore } from "../../../../functions/src/billing/shares/closingDay.ts";
import type { Month } from "../../../../functions/src/billing/shares/revenueShare.ts";
import { statements } from "../../../../functions/src/billing/shares/schema.ts";
import { prepareUnlisted } from "../../../../functions/src/galaxy/gateIndex.ts";
import { after, DAY_MS } from "../../../../functions/src/platform/duration.ts";
import { monthOf } from "../../../../functions/src/platform/ledger/day.ts";
import { derivedId } from "../../../../functions/src/platform/random.ts";
import { transact } from "../../../../functions/src/platform/store.ts";
import { jobs } from "../../../../functions/src/platform/work/jobs.ts";
import { stageOutbox } from "../../../../functions/src/platform/work/outbox.ts";
import { regions } from "../../../../functions/src/regions/schema.ts";
import { emulators } from "../../emulators.ts";
import { actAtBank, cancelAtPeriodEnd, press, takeEvents } from "../../stripe/reports.ts";
import type { Chapter, Story } from "../story.ts";

/** What was not heard of Stripe is found at night; a month ends, and Bea shares in what Celia, at home with her, has paid. */
export const shares: Chapter = {
  title: "shares",
  async play(story) {
    const paid = await paidBy(story, "celia");
    await story.call("bea", "billing/estimateShare", { regionId: story.regionId("bought") });
    await loseEvents(story);
    await closeMonths(story, paid.paymentId);
    await failToBuild(story);
    await leaveForGood(story);
  },
};

async function paidBy(story: Story, actor: string) {
  const { docs } = await checkouts.collection({}).where("uid", "==", story.uid(actor)).get();
  // Of several checkouts one is paid; which comes first depends on the run.
  const checkoutIds = docs.map(({ id }) => id);
  const paid = await payments.collection({}).where("checkoutId", "in", checkoutIds).get();
  return paid.docs[0]!.data();
}

/** Bea cancels, Carl is refunded, and nobody tells of either; then an operator gives Bea's first month back. */
async function loseEvents(story: Story): Promise<void> {
  const regionId = story.regionId("bought");
  const all = subscriptions.collection({});
  const { docs } = await all.where("subject.regionId", "==", regionId).where("status", "==", "active").get();
  const bought = docs[0]!.data();
  await cancelAtPeriodEnd(bought.subscriptionId);
  await actAtBank((await paidBy(story, "carl")).checkoutId, "refund");
  await takeEvents();
  await story.schedule("reconcileBilling");
  await story.settle();
  const paid = await payments.collection({}).where("checkoutId", "==", bought.checkoutId).get();
  const { paymentId } = paid.docs[0]!.data();
  const orderId = derivedId("storyline", story.run);
  await transact(async (tx) => {
    const body = { paymentId, amountCents: 100, orderId };
    const row = { outboxId: orderId, queue: "billingWorker", task: "refundPayment", body };
    stageOutbox(tx, [row], story.now());
  });
  await story.settle();
  await story.report();
  await story.settle();
}

/** As if it had been paid four months ago: three months are closed one after the other, the third with a refund of the first. */
async function closeMonths(story: Story, paymentId: string): Promise<void> {
  const month = [1, 2, 3, 4].reduce<Month>(monthBefore, monthOf(story.now()));
  for (const { ref } of (await payments.collection({}).get()).docs) await ref.update({ shareMonth: null });
  const ref = payments.ref({ paymentId });
  await ref.update({ shareMonth: month, paidAt: new Date(`${month}-15T00:00:00Z`) });
  await openAccount(story);
  for (const _closed of [1, 2]) await closeMonth(story);
  await ref.update({ refundedCents: 500, correctedIn: monthAfter(monthAfter(month)) });
  await closeMonth(story);
  await takeBack(story, month);
}

/** From now on Bea is paid out to an account of her own. */
async function openAccount(story: Story): Promise<void> {
  const { url } = await story.call<{ url: string }>("bea", "billing/openPayoutAccount", { returnPath: "/" });
  await press(url, "completes");
  await takeEvents();
}

/** What she was paid for the first month is taken back at Stripe. */
async function takeBack(story: Story, month: Month): Promise<void> {
  const statementId = derivedId("statement", story.uid("bea"), month);
  const { payoutId } = (await statements.ref({ statementId }).get()).data()!;
  await takeEvents();
  await press(`${emulators.stripeUrl}/payouts/${payoutId}`, "reverses");
  await story.report();
  await story.settle();
}

/** As if her region had never been built: it is tried again, fails again, and Bea has her money back. */
async function failToBuild(story: Story): Promise<void> {
  const regionId = story.regionId("bought");
  const region = (await regions.ref({ regionId }).get()).data()!;
  const { checkoutId } = (await transact((tx) => paidCheckout(tx, region)))!;
  const { jobId } = region;
  const at = story.now();
  const build = { failures: 1, firstFailedAt: after(at, -2 * DAY_MS), retryAt: at };
  const fail = async () => {
    await regions.ref({ regionId }).update({ status: "failed" });
    await jobs.ref({ jobId }).update({ status: "failed", endedAt: at });
  };
  await fail();
  // As if its gate had never opened: the second building lists it anew.
  await transact(async (tx) => (await prepareUnlisted(tx, regionId))());
  await checkouts.ref({ checkoutId }).update({ build, dueAt: at });
  await story.schedule("refreshCheckouts");
  await story.settle();
  await fail();
  await story.call("bea", "billing/abandonPurchase", { regionId });
  await story.settle();
}

/** Carl's account goes, and his customer at Stripe before it is erased. */
async function leaveForGood(story: Story): Promise<void> {
  await takeEvents();
  await story.call("carl", "players/deleteAccount", {});
  await story.settle();
  await story.report();
  await story.settle();
}

async function closeMonth(story: Story): Promise<void> {
  await story.schedule("settleShares");
  await story.settle();
}
