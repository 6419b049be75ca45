import { z } from "zod";
import { date, documentId, integer, regionId, uid } from "../../platform/fields.ts";
import { documents } from "../../platform/store.ts";
import { billing } from "../room.ts";
import { cents, month, stripeId } from "../schema.ts";
import { MAX_CHANGES } from "./beneficiary.ts";

/** Lines and corrections of one statement: 160 regions whose share five payments of $5 fill. */
const MOST_LINES = 800;

/** The closing of a month, and where all its cents went. */
export const shareMonths = documents(
  billing.collections.shareMonths,
  z.strictObject({
    month,
    /** When it is to be closed; null once it is. */
    dueAt: date.nullable(),
    closedAt: date.nullable(),
    /** The most that a region brought its owners in the month: whatever corrects it goes by the same. */
    capCents: cents.default(2_500),
    /** `paid = refunded + lost + tax + owners + platform`, as of the closing; null before. */
    balance: z
      .strictObject({
        paidCents: cents,
        refundedCents: cents,
        lostCents: cents,
        taxCents: cents,
        ownersCents: cents,
        platformCents: cents,
      })
      .nullable(),
  }),
);

/** Who shares in a region's revenue: each change with its instant, the earliest first. */
export const beneficiaries = documents(
  billing.collections.beneficiaries,
  z.strictObject({
    regionId,
    changes: z
      .array(
        z.strictObject({
          /** Null while nobody shares: the region was not paid for. */
          ownerUid: uid.nullable(),
          since: date,
        }),
      )
      .max(MAX_CHANGES),
  }),
);

/** What an owner has from a region and month, as all statements until now have it. */
export const shares = documents(
  billing.collections.shares,
  z.strictObject({ ownerUid: uid, regionId, month, ownerCents: cents }),
);

/** An owner's statement of a month. Once written, only its payout changes. */
export const statementSchema = z.strictObject({
  statementId: documentId,
  ownerUid: uid,
  month,
  /** One for each payment that brought something. */
  lines: z
    .array(
      z.strictObject({ paymentId: stripeId, invoiceId: stripeId, regionId, ownerUid: uid, partCents: cents }),
    )
    .max(MOST_LINES),
  /** What earlier months bring differently by now. */
  corrections: z
    .array(z.strictObject({ month, regionId, differenceCents: integer(-100_000_000, 100_000_000) }))
    .max(MOST_LINES),
  carriedDebtCents: cents,
  payableCents: cents,
  debtCents: cents,
  closedAt: date,
  /** When it is paid out; null where nothing is, or once it is. */
  payoutDueAt: date.nullable(),
  paidOutAt: date.nullable(),
  /** How, and to which customer or account; chosen before it is paid, so that no repetition pays in another way. */
  payout: z
    .strictObject({ way: z.enum(["credit", "transfer"]), to: stripeId })
    .nullable()
    .default(null),
  /** Stripe's balance transaction or transfer. */
  payoutId: stripeId.nullable(),
  /** What of a transfer was taken back since; nobody pays it again by itself. */
  reversedCents: cents.default(0),
});
export type StoredStatement = z.infer<typeof statementSchema>;
export const statements = documents(billing.collections.statements, statementSchema);
