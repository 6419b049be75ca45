import type Stripe from "stripe";
import { projectId } from "../../platform/store.ts";
import { CURRENCY, creditBalance } from "../stripe/creditBalance.ts";

/** What a payout is of: keyed by its statement, so that none is made twice. */
export interface Payout {
  readonly statementId: string;
  readonly month: string;
  readonly amountCents: number;
  /** The owner's customer or account at Stripe. */
  readonly to: string;
}

/** A way in which an owner's share is paid out. Safe to repeat; returns Stripe's id of what was made. */
export type PayOut = (api: Stripe, payout: Payout) => Promise<string>;

const describe = ({ month }: Payout) => `Revenue share of ${month}`;

/** As credit on the owner's balance at Stripe: no account has to be opened for it. */
const payAsCredit: PayOut = (api, payout) => {
  const { statementId, amountCents, to } = payout;
  return creditBalance(api, to, { amountCents, description: describe(payout), of: { statementId } });
};

/** By a transfer to the owner's own account, from which Stripe pays to a bank. */
const payByTransfer: PayOut = async (api, payout) => {
  const { statementId, amountCents: amount, to: destination } = payout;
  const transfer_group = `statement-${statementId}`;
  // Stripe forgets a key after a day: what was made before is looked for.
  const made = await api.transfers.list({ destination, transfer_group, limit: 1 });
  if (made.data[0] !== undefined) return made.data[0].id;
  const metadata = { project: projectId(), statementId };
  const order = { amount, currency: CURRENCY, destination, transfer_group, metadata };
  const idempotencyKey = `transfer-${statementId}`;
  return (await api.transfers.create({ ...order, description: describe(payout) }, { idempotencyKey })).id;
};

export const WAYS = { credit: payAsCredit, transfer: payByTransfer } satisfies Readonly<
  Record<string, PayOut>
>;
