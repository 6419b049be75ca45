import type Stripe from "stripe";
import { z } from "zod";
import { now } from "../../platform/clock.ts";
import { after, DAY_MS } from "../../platform/duration.ts";
import { documentId } from "../../platform/fields.ts";
import { log } from "../../platform/log.ts";
import { transact } from "../../platform/store.ts";
import type { Buyer } from "../buyer.ts";
import { buyers } from "../schema.ts";
import { isRefused, stripe } from "../stripe/stripeClient.ts";
import { WAYS } from "./payout.ts";
import { type StoredStatement, statements } from "./schema.ts";

type Chosen = NonNullable<StoredStatement["payout"]>;

const bodySchema = z.object({ statementId: documentId });

/**
 * Pays a statement out. An owner who has no customer at Stripe, is barred or has a payment in dispute waits: it is looked at
 * again a day later, and so is what Stripe refuses. Safe to repeat: the payout is keyed by the statement, and its way is
 * chosen once.
 */
export async function payStatement(body: unknown): Promise<void> {
  const { statementId } = bodySchema.parse(body);
  const statement = (await statements.ref({ statementId }).get()).data();
  if (statement === undefined || statement.payoutDueAt === null) return;
  const { ownerUid, month, payableCents: amountCents } = statement;
  const buyer = (await buyers.ref({ uid: ownerUid }).get()).data();
  // The owner's account is gone: there is nobody to be paid.
  if (buyer === undefined) return note(statementId, { payoutDueAt: null });
  const api = await stripe();
  const wanted = mayBePaid(buyer) ? (statement.payout ?? (await wayTo(api, buyer))) : null;
  const chosen = wanted && (await choose(statementId, wanted));
  if (chosen === null) return note(statementId, { payoutDueAt: after(now(), DAY_MS) });
  try {
    const payoutId = await WAYS[chosen.way](api, { statementId, month, amountCents, to: chosen.to });
    return await note(statementId, { payoutId, paidOutAt: now(), payoutDueAt: null });
  } catch (error) {
    if (!isRefused(error)) throw error;
    // Nothing was paid. An alert watches for the line.
    log.error("billing met something unknown", { unknown: "the refusal of a payout", statementId });
    return note(statementId, { payout: null, payoutDueAt: after(now(), DAY_MS) });
  }
}

/** Whether an owner is paid out now: not while a payment of the owner's own may be taken back. */
export const mayBePaid = ({ barredSince, troubledPaymentIds }: Buyer) =>
  barredSince === null && troubledPaymentIds.length === 0;

/** To the owner's account where it can be paid to, else as credit; null for who has neither. */
async function wayTo(api: Stripe, { payoutAccountId, customerId }: Buyer): Promise<Chosen | null> {
  if (payoutAccountId !== null) {
    const { capabilities } = await api.accounts.retrieve(payoutAccountId);
    if (capabilities?.transfers === "active") return { way: "transfer", to: payoutAccountId };
  }
  return customerId === null ? null : { way: "credit", to: customerId };
}

/** What was chosen before stays. */
function choose(statementId: string, wanted: Chosen): Promise<Chosen> {
  return transact(async (tx) => {
    const ref = statements.ref({ statementId });
    const before = (await tx.get(ref)).data()!.payout;
    if (before === null) tx.update(ref, { payout: wanted });
    return before ?? wanted;
  });
}

function note(statementId: string, change: Partial<StoredStatement>): Promise<void> {
  return transact(async (tx) => {
    const ref = statements.ref({ statementId });
    if ((await tx.get(ref)).data()?.payoutDueAt != null) tx.update(ref, change);
  });
}
