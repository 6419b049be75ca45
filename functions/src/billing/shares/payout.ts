import type Stripe from "stripe";

/** What a payout is of: keyed by its statement, so that none is made twice. */
export interface Payout {
  readonly statementId: string;
  readonly month: string;
  readonly amountCents: number;
  /** Of the owner, at Stripe. */
  readonly customerId: string;
}

/** A way in which an owner's share is paid out. Safe to repeat; returns Stripe's id of what was made. */
export type PayOut = (api: Stripe, payout: Payout) => Promise<string>;

/** What regions and Galactic Citizen are sold in. */
const CURRENCY = "usd";

/**
 * As credit on the owner's balance at Stripe, which the next invoices take first: no account has to be opened for it. Stripe forgets a
 * key after a day, so what was made before is looked for.
 */
export const creditBalance: PayOut = async (api, { statementId, month, amountCents, customerId }) => {
  for await (const { id, metadata } of api.customers.listBalanceTransactions(customerId, { limit: 100 }))
    if (metadata?.statementId === statementId) return id;
  const credit = {
    amount: -amountCents,
    currency: CURRENCY,
    description: `Revenue share of ${month}`,
    metadata: { statementId },
  };
  const idempotencyKey = `payout-${statementId}`;
  return (await api.customers.createBalanceTransaction(customerId, credit, { idempotencyKey })).id;
};
