import { ENQUEUES, type Figures } from "../platform/declaration/figures.ts";
import { ADMINISTRATORS, CONCERNED } from "../platform/declaration/lookUps.ts";
import type { billing } from "./room.ts";

export const figures: Figures<typeof billing> = {
  operations: {
    createCheckout: [
      { way: "for a region", reads: 10, writes: 6 },
      { way: "in the place of another", reads: 11, writes: 6 },
      { way: "for Galactic Citizen", reads: 6, writes: 4 },
    ],
    openPortal: [{ reads: 5, writes: 1 }],
    resumeSubscription: [{ reads: 8, writes: 4 }],
    refreshCheckouts: [ENQUEUES],
    applyStripeObject: [
      { way: "of a checkout that has expired", reads: 6, writes: 4, deletes: 1 },
      { way: "of a first payment, which makes the region", reads: 11, writes: 24, deletes: 1, tasks: 1 },
      { reads: 7, writes: 3, deletes: 1 },
      { way: "of a first payment, which makes a Galactic Citizen", reads: 7, writes: 7, deletes: 1 },
      { way: "of an end, which holds the region", reads: 7, writes: 8, deletes: 1 },
      { way: "of a payment, which lets go of the region", reads: 8, writes: 9, deletes: 1 },
    ],
    endSubscription: [{ way: "of a region that has none", reads: 1, deletes: 1 }],
    refreshCheckout: [
      { way: "of one that has expired, with its names", reads: 5, writes: 3, deletes: 2 },
      { way: "of a subscription that another has followed", reads: 5, writes: 2 },
    ],
    stripeWebhook: [
      { way: "of what may change something", reads: 1, writes: 2, tasks: 1 },
      { way: "of what changes nothing here", reads: 1, writes: 1 },
      { way: "again", reads: 1 },
    ],
  },
  lookUps: {
    buyers: CONCERNED,
    checkouts: CONCERNED,
    subscriptions: CONCERNED,
    receipts: CONCERNED,
    stripeEvents: ADMINISTRATORS,
  },
  quantities: {},
  activities: [
    {
      what: "Is paid: Stripe's events are stored",
      act: { operation: "stripeWebhook", way: "of what may change something" },
      perRegionMonth: 4,
      sentKB: 0,
    },
    {
      what: "Is paid: they are applied",
      act: { operation: "applyStripeObject" },
      perRegionMonth: 4,
      sentKB: 0,
    },
  ],
  finds: {
    refreshCheckouts: () => ({ due: 0, fullPages: 0 }),
  },
};
