import { HOUR_MS, MINUTE_MS } from "../../../../functions/src/platform/duration.ts";
import {
  actAtBank,
  deleteCustomer,
  endSubscription,
  endSubscriptions,
  leaveCheckout,
  takeEvents,
} from "../../stripe/reports.ts";
import { emptyStripe } from "../emptyStripe.ts";
import type { Chapter, Story } from "../story.ts";

interface Opened {
  readonly checkoutId: string;
  readonly url: string;
}

const returnPath = "/regions";
const galacticCitizen = { subject: { kind: "galacticCitizen" }, returnPath };

/** Bea buys a region, Carl what a Galactic Citizen has; a region that nobody pays for is free again. */
export const billing: Chapter = {
  title: "billing",
  async play(story) {
    await emptyStripe();
    for (const actor of ["bea", "carl", "celia"]) {
      await story.call(actor, "players/registerPlayer", { name: `${actor} ${story.run}` });
    }
    await buyRegion(story);
    await loseAndResume(story);
    await letExpire(story);
    const citizenship = await buyCitizenship(story);
    await dispute(story, citizenship);
    await loseDispute(story, citizenship);
    await loseCustomer(story);
  },
};

const regionSubject = (story: Story, name: string) => ({
  subject: { kind: "region", regionId: story.regionId(name), displayName: `${name} of ${story.run}` },
  returnPath,
});

async function buyRegion(story: Story): Promise<void> {
  const order = regionSubject(story, "bought");
  await story.refused("bea", "billing/openPortal", { returnPath }, "NOTHING_BOUGHT");
  await story.call("bea", "billing/createCheckout", order);
  await story.refused("carl", "billing/createCheckout", order, "NAME_TAKEN");
  // Another checkout takes the place of the first, whose session expires at Stripe.
  const { url } = await story.call<Opened>("bea", "billing/createCheckout", order);
  await leaveCheckout(url, "pays");
  await story.report({ twice: true });
  await story.settle();
  await story.refused("bea", "billing/createCheckout", order, "ALREADY_SUBSCRIBED");
  await story.call("bea", "billing/openPortal", { returnPath });
}

/** Her subscription ends at Stripe: the region is held. She buys a new one for it. */
async function loseAndResume(story: Story): Promise<void> {
  const regionId = story.regionId("bought");
  await story.refused("bea", "billing/resumeSubscription", { regionId, returnPath }, "NOT_HELD");
  // Stripe's instants are whole seconds: within one of them a change would take the place of the one before.
  story.advance(MINUTE_MS);
  await endSubscriptions(story.regionId("bought"));
  await story.report();
  await story.settle();
  story.advance(MINUTE_MS);
  const { url } = await story.call<Opened>("bea", "billing/resumeSubscription", { regionId, returnPath });
  await leaveCheckout(url, "pays");
  await story.report();
  await story.settle();
}

async function buyCitizenship(story: Story): Promise<string> {
  const { checkoutId, url } = await story.call<Opened>("carl", "billing/createCheckout", galacticCitizen);
  await story.refused("carl", "players/deleteAccount", {}, "SUBSCRIBED");
  await leaveCheckout(url, "pays");
  await story.report({ form: "thin" });
  await story.settle();
  return checkoutId;
}

/** His bank warns, he only asks, then disputes: nothing new is bought until it has ended. */
async function dispute(story: Story, checkoutId: string): Promise<void> {
  const order = regionSubject(story, "unpaid");
  for (const act of ["warn", "dispute"] as const) {
    await actAtBank(checkoutId, act);
    await story.report();
    await story.settle();
    await story.refused("carl", "billing/createCheckout", order, "PAYMENT_DISPUTED");
  }
  for (const act of ["won", "ask", "warning_closed"] as const) {
    await actAtBank(checkoutId, act);
    await story.report();
    await story.settle();
  }
}

/** What he lost ends his subscription, and he is barred. */
async function loseDispute(story: Story, checkoutId: string): Promise<void> {
  for (const act of ["dispute", "lost"] as const) {
    await actAtBank(checkoutId, act);
    await story.report();
    await story.settle();
  }
  await story.report();
  await story.settle();
  await story.refused("carl", "billing/createCheckout", galacticCitizen, "CUSTOMER_BARRED");
}

/** Celia, at home in Bea's region, buys what a Galactic Citizen has; then it ends, and her customer is deleted at Stripe. */
async function loseCustomer(story: Story): Promise<void> {
  const regionId = story.regionId("bought");
  await story.call("celia", "membership/joinRegion", { regionId });
  await story.call("celia", "membership/setHomeRegion", { regionId });
  // Stripe's instants are whole seconds: a payment of the same second may come before the move.
  story.advance(MINUTE_MS);
  const { checkoutId, url } = await story.call<Opened>("celia", "billing/createCheckout", galacticCitizen);
  await leaveCheckout(url, "pays");
  await story.report();
  await story.settle();
  await endSubscription(checkoutId);
  await story.report();
  await story.settle();
  await deleteCustomer(checkoutId);
  await story.report();
  await story.settle();
}

/** An hour passes; what the events do not tell, the schedule finds. */
async function letExpire(story: Story): Promise<void> {
  await story.call("carl", "billing/createCheckout", regionSubject(story, "unpaid"));
  story.advance(2 * HOUR_MS);
  await takeEvents();
  await story.schedule("refreshCheckouts");
  await story.settle();
}
