import { z } from "zod";
import { date, documentId, integer, line, regionId, storedJson, uid } from "../platform/fields.ts";
import { documents } from "../platform/store.ts";
import { displayName } from "../regions/names/displayName.ts";
import { MOST_KEPT, REGION_CHECKOUTS_A_DAY } from "./buyer.ts";
import { billing } from "./room.ts";

/** An id of Stripe's. */
export const stripeId = z
  .string()
  .max(120)
  .regex(/^[A-Za-z]+(?:_[A-Za-z0-9]+){1,3}$/);

/** Real money: whole cents, less than a million dollars. */
export const cents = integer(0, 100_000_000);

/** A UTC month: `2102-01`. */
export const month = z
  .string()
  .max(7)
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);

export const subjectSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("region"), regionId }),
  z.strictObject({ kind: z.literal("galacticCitizen") }),
]);

/** The order of what was fetched for it: `sequence.ts`. */
const sequenceFields = { fetchSeq: integer(0, 1_000_000_000), appliedSeq: integer(0, 1_000_000_000) };

/** More subjects than one player can hold at once: 100 regions and Galactic Citizen, a few of them twice over time. */
const subjects = z
  .record(line(80), z.string().max(120))
  .refine((held) => Object.keys(held).length <= 120, "at most 120 subjects")
  .meta({ maxProperties: 120 });

export const buyers = documents(
  billing.collections.buyers,
  z.strictObject({
    uid,
    customerId: stripeId.nullable(),
    formerCustomerIds: z.array(stripeId).max(MOST_KEPT).default([]),
    payoutAccountId: stripeId.nullable().default(null),
    barredSince: date.nullable(),
    troubledPaymentIds: z.array(stripeId).max(MOST_KEPT).default([]),
    open: subjects,
    live: subjects,
    regionCheckouts: z.strictObject({ day: z.iso.date().max(10), count: integer(0, REGION_CHECKOUTS_A_DAY) }),
  }),
);

export const checkoutSchema = z.strictObject({
  checkoutId: documentId,
  uid,
  subject: subjectSchema,
  /** Of a region: what it is to be, decided before anything is paid. */
  opening: z.strictObject({ displayName, configuration: storedJson(120_000) }).nullable(),
  /** Of a region that is another player's: by what it goes to the buyer; null of everything else. */
  takesOver: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("offer"), offerId: documentId }),
      z.strictObject({ kind: z.literal("succession") }),
    ])
    .nullable()
    .default(null),
  priceId: stripeId,
  /**
   * `reserved`: Stripe has not answered yet. `open`: it can be paid. `processing`: paid by a bank that answers later.
   * `completed`: paid, and given. `refunded`: paid in vain, and given back.
   */
  status: z.enum(["reserved", "open", "processing", "completed", "expired", "refunded"]),
  customerId: stripeId.nullable(),
  /** How many customers of the buyer's were deleted before: part of the key under which the next one is made. */
  formerCustomers: integer(0, MOST_KEPT).default(0),
  sessionId: stripeId.nullable(),
  /** The session of the checkout whose place this one takes: it expires before this one's is made. */
  replacedSessionId: stripeId.nullable(),
  /** Where it is paid; null unless it is open. */
  url: z.string().max(2_000).nullable(),
  returnUrl: z.string().max(500),
  /** Part of Stripe's idempotency key: a key under which Stripe failed keeps that failure for a day. */
  attempt: integer(0, 1_000),
  /** Of a region that was paid for and could not be built; null while it never failed. */
  build: z
    .strictObject({ failures: integer(1, 1_000), firstFailedAt: date, retryAt: date.nullable() })
    .nullable()
    .default(null),
  createdAt: date,
  expiresAt: date,
  /** When it must be looked at again although nothing was reported; null once it has ended for good. */
  dueAt: date.nullable(),
  ...sequenceFields,
});
export type Checkout = z.infer<typeof checkoutSchema>;
export const checkouts = documents(billing.collections.checkouts, checkoutSchema);

export const subscriptionSchema = z.strictObject({
  subscriptionId: stripeId,
  uid,
  checkoutId: documentId,
  subject: subjectSchema,
  priceId: stripeId,
  /** Stripe's word. */
  status: line(40),
  currentPeriodEndsAt: date,
  cancelsAtPeriodEnd: z.boolean(),
  openInvoiceFinalizedAt: date.nullable(),
  /** When its latest invoice was paid; null where it is not. */
  paidAt: date.nullable().default(null),
  /** By Stripe; null while it has not ended. */
  endedAt: date.nullable().default(null),
  entitlement: z.strictObject({
    service: z.enum(["full", "none"]),
    namesHeld: z.boolean(),
    regionHeld: z.boolean(),
    endsAt: date.nullable(),
  }),
});
export type Subscription = z.infer<typeof subscriptionSchema>;
export const subscriptions = documents(billing.collections.subscriptions, subscriptionSchema);

export const successions = documents(
  billing.collections.successions,
  z.strictObject({ regionId, uid, checkoutId: documentId, paidAt: date.nullable() }),
);

/** Of one paid invoice. */
export const receipts = documents(
  billing.collections.receipts,
  z.strictObject({
    subject: subjectSchema,
    /** What was paid through Stripe, tax included. */
    paidCents: cents,
    /** ISO 4217, in small letters. */
    currency: line(3),
    paidAt: date,
    /** The invoice's page at Stripe. */
    hostedUrl: z.string().max(2_000).nullable(),
  }),
);

const stripeEventSchema = z.strictObject({
  type: line(120),
  objectId: stripeId,
  objectKind: line(120),
  occurredAt: date,
  receivedAt: date,
  /** `foreign`: of another mode, account or project. `ignored`: of a kind that changes nothing here. */
  status: z.enum(["pending", "applied", "ignored", "foreign"]),
  expiresAt: date,
});
export type StripeEvent = z.infer<typeof stripeEventSchema>;
export const stripeEvents = documents(billing.collections.stripeEvents, stripeEventSchema);
