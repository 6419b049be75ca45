import { DAYS_A_MONTH, ENQUEUES, type Figures } from "../platform/declaration/figures.ts";
import { ADMINISTRATORS, CONCERNED } from "../platform/declaration/lookUps.ts";
import type { billing } from "./room.ts";

export const figures: Figures<typeof billing> = {
  operations: {
    createCheckout: [
      { way: "for a region", reads: 9, writes: 6 },
      { way: "in the place of another", reads: 10, writes: 6 },
      { way: "for Galactic Citizen", reads: 6, writes: 4 },
      { way: "for a region that is offered, or the succession in one", reads: 10, writes: 5 },
    ],
    abandonPurchase: [{ reads: 7, writes: 9, tasks: 3 }],
    openPortal: [{ reads: 5, writes: 1 }],
    resumeSubscription: [{ reads: 8, writes: 4 }],
    estimateShare: [{ reads: 3 }],
    refreshCheckouts: [ENQUEUES],
    reconcileBilling: [{ tasks: 3 }],
    reconcile: [{ reads: [{ of: "compared", atLeast: 1 }], writes: ["repaired"], tasks: ["repaired"] }],
    settleShares: [
      {
        reads: [
          { of: "firstLooks", atLeast: 1 },
          "firstLooks",
          "opened",
          { of: "closings", atLeast: 1 },
          "closings",
          { of: "payouts", atLeast: 1 },
          "payouts",
        ],
        writes: ["opened"],
        tasks: ["closings", "payouts"],
      },
    ],
    closeShareMonth: [
      {
        reads: [
          1,
          { of: "payments", atLeast: 1 },
          { of: "corrected", atLeast: 1 },
          "reopened",
          { of: "owners", each: 2 },
        ],
        writes: [1, { of: "owners", each: 2 }],
      },
    ],
    refreshPayment: [{ reads: 2, writes: 2, deletes: 1 }],
    refundPayment: [{ deletes: 1 }],
    payStatement: [{ reads: 3, writes: 1 }],
    applyStripeObject: [
      { way: "of a checkout that has expired", reads: 6, writes: 4, deletes: 1 },
      { way: "of a first payment, which makes the region", reads: 10, writes: 23, deletes: 1, tasks: 1 },
      { reads: 6, writes: 3, deletes: 1 },
      { way: "of a first payment, which makes a Galactic Citizen", reads: 6, writes: 6, deletes: 1 },
      { way: "of an end, which holds the region", reads: 6, writes: 8, deletes: 1 },
      { way: "of a payment, which lets go of the region", reads: 7, writes: 8, deletes: 1 },
      {
        way: "of a first payment, by which a region is handed on",
        reads: 10,
        writes: 15,
        deletes: 2,
        tasks: 1,
      },
      { way: "of a first payment, for a succession", reads: 7, writes: 6, deletes: 1 },
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
    endSubscription: [
      { way: "of a region that has none", reads: 1, deletes: 1 },
      { way: "of a region that had two", reads: 2, deletes: 1 },
    ],
    refreshCheckout: [
      { way: "of one that has expired, with its names", reads: 5, writes: 3, deletes: 2 },
      {
        way: "of a subscription that another has followed",
        reads: 4,
        writes: 2,
        sometimes: "Only where the end of a hold comes after its region was resumed.",
      },
      { way: "of one by an offer, which has expired", reads: 4, writes: 4 },
      { way: "of a region whose build is tried again", reads: 6, writes: 5, tasks: 1 },
      { way: "of a region that was given up", reads: 4, writes: 2, deletes: 1 },
      { way: "of a subscription of which an event was lost", reads: 5, writes: 3, deletes: 1 },
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
    successions: {
      platform: { administrator: 1, concerned: 0 },
      region: { administrator: 1, concerned: 0 },
    },
    payments: ADMINISTRATORS,
    shareMonths: ADMINISTRATORS,
    shares: ADMINISTRATORS,
    statements: CONCERNED,
    stripeEvents: ADMINISTRATORS,
  },
  quantities: {
    compared: "subscriptions that run, or checkouts or payments of 40 days",
    repaired: "those that Stripe has otherwise",
    firstLooks: "1 where no month was closed before, else 0",
    opened: "1 where another month is to be closed, else 0",
    closings: "months that are to be closed",
    payouts: "statements whose payout is due",
    payments: "payments for Galactic Citizen in the month",
    corrected: "payments of earlier months that have changed since those were closed",
    reopened: "payments and shares of the regions and months of those",
    owners:
      "owners who get a statement; each is written with a share for each of the owner's regions, here one",
  },
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
    {
      what: "The owner looks at the month's estimate",
      act: { operation: "estimateShare" },
      perRegionMonth: 10,
      sentKB: 1,
    },
    {
      what: "The owner's share is paid out",
      act: { operation: "payStatement" },
      perRegionMonth: 1,
      sentKB: 0,
    },
  ],
  finds: {
    refreshCheckouts: () => ({ due: 0, fullPages: 0 }),
    reconcileBilling: () => ({}),
    settleShares: ({ regions }) => ({
      firstLooks: 0,
      opened: 1 / DAYS_A_MONTH,
      closings: 1 / DAYS_A_MONTH,
      payouts: regions / DAYS_A_MONTH,
    }),
  },
};
