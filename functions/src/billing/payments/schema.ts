import { z } from "zod";
import { date, documentId, integer, line, regionId, uid } from "../../platform/fields.ts";
import { accountIdField } from "../../platform/ledger/accounts.ts";
import { documents } from "../../platform/store.ts";
import { billing } from "../room.ts";
import { cents, month, stripeId, subjectSchema } from "../schema.ts";

/** One payment of an invoice through Stripe. It names its payer by a pseudonym: erasing the player erases the link. */
export const paymentSchema = z.strictObject({
  paymentId: stripeId,
  /** Of the payer's credits in the ledger; null where the account had gone before. */
  payerAccountId: accountIdField.nullable(),
  checkoutId: documentId,
  subject: subjectSchema,
  subscriptionId: stripeId,
  invoiceId: stripeId,
  /** Whether it is the subscription's first. */
  isFirst: z.boolean(),
  paidAt: date,
  /** Of `paidAt`: the month in which a payment for Galactic Citizen is shared. Null of one for a region. */
  shareMonth: month.nullable(),
  /** The later month whose closing looks at it again, since it changed after its own was closed; null where it did not. */
  correctedIn: month.nullable(),
  /** ISO 4217, in small letters. */
  currency: line(3),
  /** Tax included. */
  paidCents: cents,
  refundedCents: cents,
  /** Lost in disputes. */
  lostCents: cents,
  /** A dispute is open. */
  isDisputed: z.boolean(),
  /** A first payment that the card's bank has warned of. */
  isWarned: z.boolean(),
  /** An administrator has lifted the warning. */
  warningLifted: z.boolean(),
  /** Of the invoice: what it asks in all, and without tax. */
  totalCents: cents,
  totalExcludingTaxCents: cents,
  /**
   * Of Galactic Citizen: the payer's home at `paidAt` with its owner then, fixed when the payment is first applied. Null
   * where the platform keeps it all.
   */
  home: z.strictObject({ regionId, ownerUid: uid }).nullable(),
  /** The number of the checkout's under which it was fetched. */
  appliedSeq: integer(1, 1_000_000_000),
});
export type Payment = z.infer<typeof paymentSchema>;
export const payments = documents(billing.collections.payments, paymentSchema);
