import type Stripe from "stripe";
import { now } from "../../platform/clock.ts";
import { derivedId } from "../../platform/random.ts";
import { projectId } from "../../platform/store.ts";

/**
 * Makes the account at Stripe to which a player's shares are paid out. One a player and day: an answer that is lost for
 * longer leaves an account to which nothing is ever paid, and a key without the day would repeat a failure of Stripe's that
 * is kept under it. Returns its id.
 */
export async function makeAccount(api: Stripe, uid: string): Promise<string> {
  const buyer = derivedId("customer", projectId(), uid);
  const account = {
    controller: {
      fees: { payer: "application" },
      losses: { payments: "application" },
      requirement_collection: "stripe",
      stripe_dashboard: { type: "express" },
    },
    capabilities: { transfers: { requested: true } },
    metadata: { project: projectId(), buyer },
  } as const;
  const day = now().toISOString().slice(0, 10);
  return (await api.accounts.create(account, { idempotencyKey: `payout-account-${buyer}-${day}` })).id;
}

/** Where its owner says who that is: Stripe asks, and we never see it. The address holds for some minutes. */
export async function onboardingOf(api: Stripe, account: string, returnUrl: string): Promise<string> {
  const type = "account_onboarding";
  return (await api.accountLinks.create({ account, type, refresh_url: returnUrl, return_url: returnUrl }))
    .url;
}
