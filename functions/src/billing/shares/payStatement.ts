import { z } from "zod";
import { now } from "../../platform/clock.ts";
import { after, DAY_MS } from "../../platform/duration.ts";
import { documentId } from "../../platform/fields.ts";
import { transact } from "../../platform/store.ts";
import type { Buyer } from "../buyer.ts";
import { buyers } from "../schema.ts";
import { stripe } from "../stripe/stripeClient.ts";
import { payAsCredit } from "./payout.ts";
import { type StoredStatement, statements } from "./schema.ts";

const bodySchema = z.object({ statementId: documentId });

/**
 * Pays a statement out. An owner who has no customer at Stripe, is barred or has a payment in dispute waits: it is looked at
 * again a day later. Safe to repeat: the payout is keyed by the statement.
 */
export async function payStatement(body: unknown): Promise<void> {
  const { statementId } = bodySchema.parse(body);
  const statement = (await statements.ref({ statementId }).get()).data();
  if (statement === undefined || statement.payoutDueAt === null) return;
  const { ownerUid, month, payableCents: amountCents } = statement;
  const customerId = payableTo((await buyers.ref({ uid: ownerUid }).get()).data());
  if (customerId === null) return note(statementId, { payoutDueAt: after(now(), DAY_MS) });
  const payoutId = await payAsCredit(await stripe(), { statementId, month, amountCents, customerId });
  return note(statementId, { payoutId, paidOutAt: now(), payoutDueAt: null });
}

/** The customer to whom is paid out; null where nothing is for now. */
export function payableTo(buyer: Buyer | undefined): string | null {
  if (buyer === undefined || buyer.barredSince !== null || buyer.troubledPaymentIds.length > 0) return null;
  return buyer.customerId;
}

function note(statementId: string, change: Partial<StoredStatement>): Promise<void> {
  return transact(async (tx) => {
    const ref = statements.ref({ statementId });
    if ((await tx.get(ref)).data()?.payoutDueAt != null) tx.update(ref, change);
  });
}
