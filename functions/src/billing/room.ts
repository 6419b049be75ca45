import { declareRoom, forEver } from "../platform/declareRoom.ts";
import { administrator, fieldNames, readBy, self } from "../platform/readers.ts";

declare module "../platform/declareRoom.ts" {
  interface Rooms {
    readonly billing: typeof billing;
  }
}

const kept = forEver("what was bought and paid; a deleted account leaves a pseudonym");

export const billing = declareRoom({
  name: "billing",
  purpose: "what players buy: checkouts, subscriptions, receipts, entitlements, the owners' share",
  collections: {
    buyers: {
      path: "buyers/{uid}",
      schema: () => import("./schema.ts"),
      readers: { get: [self, administrator], list: [administrator], across: [] },
      queries: [],
      lifetime: kept,
    },
    checkouts: {
      path: "checkouts/{checkoutId}",
      schema: () => import("./schema.ts"),
      readers: readBy(fieldNames("uid"), administrator),
      queries: [
        {
          purpose: "one's checkouts, newest first",
          where: [["uid", "==", "caller"]],
          orderBy: ["createdAt", "desc"],
        },
      ],
      lifetime: kept,
    },
    subscriptions: {
      path: "subscriptions/{subscriptionId}",
      schema: () => import("./schema.ts"),
      readers: readBy(fieldNames("uid"), administrator),
      queries: [{ purpose: "one's subscriptions", where: [["uid", "==", "caller"]] }],
      lifetime: kept,
    },
    stripeEvents: {
      path: "stripeEvents/{eventId}",
      schema: () => import("./schema.ts"),
      readers: readBy(administrator),
      queries: [{ purpose: "what Stripe has reported, newest first", orderBy: ["receivedAt", "desc"] }],
      lifetime: { kind: "ttl", field: "expiresAt", why: "45 days after it was received" },
    },
  },
  reasons: {
    CUSTOMER_BARRED: [
      "failed-precondition",
      "A payment was lost in a dispute: the player buys nothing until the bar is lifted.",
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
  },
  permissions: {},
  roles: {},
  transferKinds: {},
  callables: { createCheckout: () => import("./createCheckout.ts") },
  schedules: {},
  queues: { applyStripeObject: { kind: "task", run: () => import("./applyStripeObject.ts") } },
  contributions: [],
});
