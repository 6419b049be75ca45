import {
  forEver,
  platformsOwn,
  playersOwn,
  regionsOwn,
  until,
  withPlayer,
} from "../platform/declaration/declareCollection.ts";
import { declareRoom } from "../platform/declaration/declareRoom.ts";
import { administrator, fieldNames, readBy, self } from "../platform/declaration/readers.ts";
import { contributions } from "./contributions.ts";

declare module "../platform/declaration/declareRoom.ts" {
  interface Rooms {
    readonly billing: typeof billing;
  }
}

const booksOfOwners = {
  ...platformsOwn,
  erasure: ["keep", "The books stay whole, and a uid without an account names nobody."],
} as const;

export const billing = declareRoom({
  name: "billing",
  purpose: "what players buy: checkouts, subscriptions and what they entitle to",
  collections: {
    buyers: {
      path: "buyers/{uid}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: { get: [self, administrator], list: [administrator], across: [] },
      queries: [],
      lifetime: withPlayer,
      person: { field: "uid" },
      fates: playersOwn,
    },
    checkouts: {
      path: "checkouts/{checkoutId}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(fieldNames("uid"), administrator),
      queries: [
        {
          purpose: "one's checkouts, newest first",
          where: [["uid", "==", "caller"]],
          orderBy: ["createdAt", "desc"],
        },
        { purpose: "all checkouts, newest first", orderBy: ["createdAt", "desc"] },
      ],
      lifetime: withPlayer,
      person: { field: "uid" },
      fates: playersOwn,
    },
    subscriptions: {
      path: "subscriptions/{subscriptionId}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(fieldNames("uid"), administrator),
      queries: [
        { purpose: "one's subscriptions", where: [["uid", "==", "caller"]] },
        { purpose: "all subscriptions, by their terms", orderBy: ["currentPeriodEndsAt", "desc"] },
      ],
      lifetime: withPlayer,
      person: { field: "uid" },
      fates: {
        ...playersOwn,
        erasure: ["delete", "Each has ended with its customer at Stripe, which keeps the books."],
      },
    },
    successions: {
      path: "regions/{regionId}/successions/{part}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(fieldNames("uid"), administrator),
      queries: [],
      lifetime: until("Until the region's end has come, or is none."),
      person: null,
      fates: regionsOwn,
    },
    receipts: {
      path: "players/{uid}/receipts/{invoiceId}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(self, administrator),
      queries: [{ purpose: "what one has paid, newest first", orderBy: ["paidAt", "desc"] }],
      lifetime: withPlayer,
      person: "path",
      fates: playersOwn,
    },
    payments: {
      path: "payments/{paymentId}",
      schema: () => import("./payments/schema.ts"),
      example: () => import("./payments/examples.ts"),
      // A payer has receipts, an owner statements.
      readers: readBy(administrator),
      queries: [{ purpose: "all payments, newest first", orderBy: ["paidAt", "desc"] }],
      lifetime: forEver("what the owners' shares are made of; the payer is a pseudonym"),
      person: null,
      fates: platformsOwn,
    },
    beneficiaries: {
      path: "beneficiaries/{regionId}",
      schema: () => import("./shares/schema.ts"),
      example: () => import("./shares/examples.ts"),
      readers: readBy(administrator),
      queries: [],
      lifetime: forEver("whose share a payment is that is heard of late, also of a region that has closed"),
      person: null,
      fates: booksOfOwners,
    },
    shareMonths: {
      path: "shareMonths/{month}",
      schema: () => import("./shares/schema.ts"),
      example: () => import("./shares/examples.ts"),
      readers: readBy(administrator),
      queries: [{ purpose: "all months, newest first", orderBy: ["month", "desc"] }],
      lifetime: forEver("where the cents of each month went"),
      person: null,
      fates: platformsOwn,
    },
    shares: {
      path: "shares/{shareId}",
      schema: () => import("./shares/schema.ts"),
      example: () => import("./shares/examples.ts"),
      readers: readBy(administrator),
      queries: [{ purpose: "all shares, newest first", orderBy: ["month", "desc"] }],
      lifetime: forEver("what later corrections are counted from"),
      person: null,
      fates: booksOfOwners,
    },
    statements: {
      path: "statements/{statementId}",
      schema: () => import("./shares/schema.ts"),
      example: () => import("./shares/examples.ts"),
      readers: readBy(fieldNames("ownerUid"), administrator),
      queries: [
        {
          purpose: "one's statements, newest first",
          where: [["ownerUid", "==", "caller"]],
          orderBy: ["month", "desc"],
        },
        { purpose: "all statements, newest first", orderBy: ["month", "desc"] },
      ],
      lifetime: forEver("the books of what owners were paid"),
      person: null,
      fates: booksOfOwners,
    },
    stripeEvents: {
      path: "stripeEvents/{eventId}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(administrator),
      queries: [{ purpose: "what Stripe has reported, newest first", orderBy: ["receivedAt", "desc"] }],
      lifetime: { kind: "ttl", field: "expiresAt", why: "45 days after it was received" },
      person: null,
      fates: platformsOwn,
    },
  },
  reasons: {
    CUSTOMER_BARRED: [
      "failed-precondition",
      "A payment was lost in a dispute: the player buys nothing until the bar is lifted.",
    ],
    PAYMENT_DISPUTED: [
      "failed-precondition",
      "A payment is disputed, or a bank has warned of it: the player buys nothing new until that has ended.",
    ],
    ALREADY_SUBSCRIBED: ["already-exists", "The player has a subscription for this already."],
    TOO_MANY_CHECKOUTS: [
      "resource-exhausted",
      "The player has opened as many checkouts for regions as one may in a day.",
    ],
    CHECKOUT_ENDED: ["failed-precondition", "The checkout has been paid or has expired."],
    STRIPE_UNAVAILABLE: [
      "unavailable",
      "Stripe did not answer; nothing is lost, and the same call goes on where it stopped.",
    ],
    SUBSCRIBED: ["failed-precondition", "The player has an open checkout, which may be paid already."],
    NOT_ABANDONABLE: [
      "failed-precondition",
      "The region was not paid for, or its build has not failed for a day.",
    ],
    SUCCESSION_CLOSED: ["failed-precondition", "No end of the region lies ahead."],
    SUCCESSION_TAKEN: [
      "failed-precondition",
      "Somebody else is buying the succession of the region, or has.",
    ],
    NOT_HELD: ["failed-precondition", "The region is not held for a payment."],
    NOTHING_BOUGHT: ["not-found", "The player has bought nothing yet."],
  },
  permissions: {},
  roles: {},
  transferKinds: {},
  callables: {
    estimateShare: () => import("./estimateShare.ts"),
    createCheckout: () => import("./createCheckout.ts"),
    abandonPurchase: () => import("./region/abandonPurchase.ts"),
    openPortal: () => import("./openPortal.ts"),
    openPayoutAccount: () => import("./shares/openPayoutAccount.ts"),
    resumeSubscription: () => import("./resumeSubscription.ts"),
  },
  due: {
    refreshCheckouts: { cron: "*/5 * * * *", run: () => import("./refreshCheckouts.ts") },
    reconcileBilling: { cron: "15 3 * * *", run: () => import("./reconciling/reconcileBilling.ts") },
    refreshCitizens: { cron: "*/5 * * * *", run: () => import("./citizens/refreshCitizens.ts") },
    settleShares: { cron: "30 1 * * *", run: () => import("./shares/settleShares.ts") },
  },
  tasks: {
    applyStripeObject: () => import("./stripe/applyStripeObject.ts"),
    closeShareMonth: () => import("./shares/closeShareMonth.ts"),
    payStatement: () => import("./shares/payStatement.ts"),
    refreshCitizen: () => import("./citizens/refreshCitizen.ts"),
    endCustomer: () => import("./customers/endCustomer.ts"),
    endSubscription: () => import("./region/endSubscription.ts"),
    refreshCheckout: () => import("./refreshCheckout.ts"),
    refreshPayment: () => import("./payments/refreshPayment.ts"),
    refundPayment: () => import("./payments/refundPayment.ts"),
    reconcile: () => import("./reconciling/reconcile.ts"),
  },
  jobs: {},
  // Of Stripe's 100 requests a second; a task asks up to four.
  tasksPerSecond: 20,
  endpoints: {
    stripeWebhook: {
      run: () => import("./stripe/stripeWebhook.ts"),
      secrets: ["stripeWebhookSecrets"],
      account: "webhook",
      maxBodyBytes: 256_000,
    },
  },
  secrets: ["stripeKey"],
  account: "billing",
  figures: () => import("./figures.ts"),
  contributions,
});
