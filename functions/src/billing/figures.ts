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
      { way: "of a first payment, which makes the region", reads: 10, writes: 23, deletes: 1, tasks: 1 },
      { reads: 6, writes: 3, deletes: 1 },
      { way: "of a first payment, which makes a Galactic Citizen", reads: 6, writes: 6, deletes: 1 },
      {
        way: "of an end or a payment, which holds the region or lets go of it",
        reads: 6,
        writes: 8,
        deletes: 1,
      },
      { way: "of a region's payment, or of a dispute that opens or ends", reads: 4, writes: 4, deletes: 1 },
      {
        way: "of a payment by a player at home in a region of the platform's own",
        reads: 5,
        writes: 4,
        deletes: 1,
      },
      { way: "of a payment in which the owner of the payer's home shares", reads: 7, writes: 4, deletes: 1 },
      { way: "of what has changed of a payment", reads: 3, writes: 3, deletes: 1 },
      { way: "of a dispute that was lost, which bars the buyer", reads: 4, writes: 6, deletes: 1 },
      { way: "of a customer who was deleted", reads: 3, writes: 2, deletes: 1 },
    ],
    endSubscription: [{ way: "of a region that has none", reads: 1, deletes: 1 }],
    refreshCheckout: [
      { way: "of one that has expired, with its names", reads: 5, writes: 3, deletes: 2 },
      { way: "of a subscription that another has followed", reads: 4, writes: 2 },
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
    payments: ADMINISTRATORS,
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
