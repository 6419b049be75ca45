import type Stripe from "stripe";
import { creditBalance } from "../stripe/creditBalance.ts";

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

/** As credit on the owner's balance at Stripe: no account has to be opened for it. */
export const payAsCredit: PayOut = (api, { statementId, month, amountCents, customerId }) => {
  const description = `Revenue share of ${month}`;
  return creditBalance(api, customerId, { amountCents, description, of: { statementId } });
};
