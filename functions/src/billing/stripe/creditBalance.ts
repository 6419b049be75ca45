import type Stripe from "stripe";

/** What regions and Galactic Citizen are sold in. */
export const CURRENCY = "usd";

/**
 * Credits a customer's balance at Stripe, which the next invoices take first. Safe to repeat: Stripe forgets a key after a
 * day, so a credit with the same metadata is looked for. Returns Stripe's id of it.
 */
export async function creditBalance(
  api: Stripe,
  customerId: string,
  credit: {
    readonly amountCents: number;
    readonly description: string;
    /** What the credit is of: no other has it. */
    readonly of: { readonly statementId: string } | { readonly orderId: string };
  },
): Promise<string> {
  const [[name, key]] = Object.entries(credit.of) as [[string, string]];
  for await (const { id, metadata } of api.customers.listBalanceTransactions(customerId, { limit: 100 }))
    if (metadata?.[name] === key) return id;
  const { amountCents, description, of: metadata } = credit;
  const transaction = { amount: -amountCents, currency: CURRENCY, description, metadata };
  const idempotencyKey = `credit-${key}`;
  return (await api.customers.createBalanceTransaction(customerId, transaction, { idempotencyKey })).id;
}
