import type { Commit, Stage } from "../platform/moments.ts";
import { players } from "../players/schema.ts";
import type { FetchedPurchase } from "./purchase.ts";
import { type Checkout, receipts } from "./schema.ts";

/** A receipt for each invoice that was paid, once: the payer's own, with the invoice's page at Stripe. */
export async function prepareReceipt(
  { reads }: Commit,
  { uid, subject }: Checkout,
  { paidInvoice }: FetchedPurchase,
): Promise<Stage | undefined> {
  if (paidInvoice === null) return undefined;
  const { id: invoiceId, amountPaid, currency, paidAt, hostedUrl } = paidInvoice;
  if ((await reads.get(receipts, { uid, invoiceId })) !== undefined) return undefined;
  // Whose account has gone is left nothing.
  if ((await reads.get(players, { uid })) === undefined) return undefined;
  const receipt = { subject, paidCents: amountPaid, currency, paidAt: new Date(paidAt * 1_000), hostedUrl };
  return (tx) => tx.create(receipts.ref({ uid, invoiceId }), receipt);
}
