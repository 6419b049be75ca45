import { CURRENCY, type World } from "./objects.ts";
import type { Emit } from "./payments.ts";
import { completed } from "./shapes.ts";
import type { StripeObject } from "./vault.ts";

/** How long the address of an onboarding can be opened. */
const LINK_SECONDS = 300;

/** An account to which can be paid out once its owner has said who that is. */
export function newAccount(world: World, { metadata = {} }: Readonly<Record<string, unknown>>): StripeObject {
  return world.vault.put(
    completed("account", {
      id: world.vault.newId("acct"),
      object: "account",
      capabilities: { transfers: "inactive" },
      charges_enabled: false,
      created: world.now(),
      details_submitted: false,
      metadata,
      payouts_enabled: false,
      type: "express",
    }),
  );
}

/** It is kept nowhere: each time there is another one. */
export function newAccountLink(
  world: World,
  origin: string,
  { account, return_url }: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> & { readonly object: string } {
  const back = encodeURIComponent(String(return_url ?? ""));
  return completed("account_link", {
    object: "account_link",
    created: world.now(),
    expires_at: world.now() + LINK_SECONDS,
    url: `${origin}/onboarding/${String(account)}?return=${back}`,
  });
}

/** The owner has said all that Stripe asks. */
export function completeOnboarding(world: World, emit: Emit, accountId: string): void {
  const account = world.vault.change(accountId, {
    capabilities: { transfers: "active" },
    details_submitted: true,
    payouts_enabled: true,
  });
  emit("account.updated", account);
}

/** @throws Error where nothing can be paid to the account. */
export function newTransfer(
  world: World,
  emit: Emit,
  asked: Readonly<Record<string, unknown>>,
): StripeObject {
  const account = world.vault.get("account", asked.destination);
  if (account === undefined) throw new Error(`No such destination: '${String(asked.destination)}'`);
  if ((account.capabilities as { transfers: string }).transfers !== "active")
    throw new Error(
      "Your destination account needs to have at least one of the following capabilities enabled: transfers",
    );
  const id = world.vault.newId("tr");
  const transfer = world.vault.put(
    completed("transfer", {
      id,
      object: "transfer",
      amount: asked.amount,
      amount_reversed: 0,
      created: world.now(),
      currency: CURRENCY,
      description: asked.description ?? null,
      destination: account.id,
      livemode: false,
      metadata: asked.metadata ?? {},
      reversals: { object: "list", data: [], has_more: false, url: `/v1/transfers/${id}/reversals` },
      reversed: false,
      transfer_group: asked.transfer_group ?? null,
    }),
  );
  emit("transfer.created", transfer);
  return transfer;
}

/** Takes a transfer back whole, as somebody does in Stripe's dashboard. @throws Error for one that was taken back. */
export function reverseTransfer(world: World, emit: Emit, transferId: string): void {
  const transfer = world.vault.get("transfer", transferId);
  if (transfer === undefined || transfer.reversed === true)
    throw new Error(`The transfer ${transferId} cannot be reversed.`);
  emit(
    "transfer.reversed",
    world.vault.change(transferId, { amount_reversed: transfer.amount, reversed: true }),
  );
}
