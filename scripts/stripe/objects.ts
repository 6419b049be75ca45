import { completed } from "./shapes.ts";
import type { StripeObject, Vault } from "./vault.ts";

/**
 * Stripe's objects as they begin. Each is checked against Stripe's description, so that nothing is read here that the
 * real thing lacks. Amounts are cents, instants seconds.
 */
export interface World {
  readonly vault: Vault;
  /** Game time in seconds. */
  now(): number;
}

export const CURRENCY = "usd";
const local = { livemode: false } as const;
const emptyList = (url: string) => ({ object: "list", data: [], has_more: false, url });
const noTax = { enabled: false, liability: null, status: null, provider: null, disabled_reason: null };

export function newPrice(world: World, id: string, name: string, amountCents: number): StripeObject {
  const product = world.vault.put(
    completed("product", {
      id: `prod_${id}`,
      object: "product",
      ...local,
      active: true,
      name,
      created: world.now(),
      updated: world.now(),
      images: [],
      marketing_features: [],
      metadata: {},
    }),
  );
  return world.vault.put(
    completed("price", {
      id,
      object: "price",
      ...local,
      active: true,
      billing_scheme: "per_unit",
      created: world.now(),
      currency: CURRENCY,
      metadata: {},
      product: product.id,
      recurring: {
        interval: "month",
        interval_count: 1,
        usage_type: "licensed",
        meter: null,
        trial_period_days: null,
      },
      tax_behavior: "exclusive",
      type: "recurring",
      unit_amount: amountCents,
      unit_amount_decimal: String(amountCents),
    }),
  );
}

export function newCustomer(world: World, given: object): StripeObject {
  const id = world.vault.newId("cus");
  return world.vault.put(
    completed("customer", {
      id,
      object: "customer",
      ...local,
      created: world.now(),
      balance: 0,
      currency: null,
      delinquent: false,
      email: null,
      invoice_settings: {
        custom_fields: null,
        default_payment_method: null,
        footer: null,
        rendering_options: null,
      },
      metadata: {},
      ...given,
    }),
  );
}

/** What a checkout begins with; `origin` is where the stand-in's own pages are. */
export function newSession(
  world: World,
  origin: string,
  asked: Readonly<Record<string, unknown>>,
): StripeObject {
  const price = priceOf(world, asked);
  const expiresAt = Number(asked.expires_at ?? world.now() + LONGEST_SECONDS);
  requireExpiry(expiresAt - world.now());
  const id = world.vault.newId("cs_test");
  return world.vault.put(
    completed("checkout.session", {
      id,
      object: "checkout.session",
      ...local,
      automatic_tax: noTax,
      created: world.now(),
      currency: CURRENCY,
      custom_fields: [],
      custom_text: {
        after_submit: null,
        shipping_address: null,
        submit: null,
        terms_of_service_acceptance: null,
      },
      amount_subtotal: price.unit_amount,
      amount_total: price.unit_amount,
      expires_at: expiresAt,
      mode: asked.mode,
      payment_method_types: ["card", "paypal"],
      payment_status: "unpaid",
      shipping_options: [],
      status: "open",
      customer: asked.customer ?? null,
      subscription: null,
      invoice: null,
      client_reference_id: asked.client_reference_id ?? null,
      metadata: asked.metadata ?? {},
      success_url: asked.success_url ?? null,
      cancel_url: asked.cancel_url ?? null,
      url: `${origin}/checkout/${id}`,
      line_items: {
        ...emptyList(`/v1/checkout/sessions/${id}/line_items`),
        data: [
          completed("item", {
            id: world.vault.newId("li"),
            object: "item",
            amount_discount: 0,
            amount_subtotal: price.unit_amount,
            amount_tax: 0,
            amount_total: price.unit_amount,
            currency: CURRENCY,
            description: null,
            price,
            quantity: 1,
          }),
        ],
      },
    }),
  );
}

const SHORTEST_SECONDS = 1_800;
const LONGEST_SECONDS = 86_400;

function requireExpiry(seconds: number): void {
  if (seconds >= SHORTEST_SECONDS && seconds <= LONGEST_SECONDS) return;
  throw new Error(
    "The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.",
  );
}

function priceOf(world: World, asked: Readonly<Record<string, unknown>>): StripeObject {
  const [line] = (asked.line_items ?? []) as readonly { price?: string }[];
  const price = world.vault.get("price", line?.price);
  if (price === undefined) throw new Error(`No such price: '${line?.price ?? ""}'`);
  return price;
}

export function newSubscription(
  world: World,
  given: { customer: string; price: StripeObject; metadata: object; status: string; periodEnd: number },
): StripeObject {
  const { customer, price, metadata, status, periodEnd } = given;
  const id = world.vault.newId("sub");
  const item = completed("subscription_item", {
    id: world.vault.newId("si"),
    object: "subscription_item",
    created: world.now(),
    current_period_start: world.now(),
    current_period_end: periodEnd,
    discounts: [],
    metadata: {},
    price,
    quantity: 1,
    subscription: id,
    tax_rates: [],
  });
  return world.vault.put(
    completed("subscription", {
      id,
      object: "subscription",
      ...local,
      automatic_tax: noTax,
      billing_cycle_anchor: world.now(),
      billing_mode: { type: "flexible" },
      billing_schedules: [],
      cancel_at_period_end: false,
      collection_method: "charge_automatically",
      created: world.now(),
      currency: CURRENCY,
      customer,
      discounts: [],
      invoice_settings: { account_tax_ids: null, issuer: { type: "self" } },
      items: { ...emptyList(`/v1/subscription_items?subscription=${id}`), data: [item] },
      metadata,
      start_date: world.now(),
      status,
    }),
  );
}

export function newInvoice(world: World, subscription: StripeObject, reason: string): StripeObject {
  const id = world.vault.newId("in");
  const [item] = itemsOf(subscription);
  const amount = item.price.unit_amount;
  const { due, balance, startingBalance } = withCredit(world, subscription.customer, amount);
  const zero = { amount_overpaid: 0, amount_paid_off_stripe: 0, amount_shipping: 0 };
  return world.vault.put(
    completed("invoice", {
      id,
      object: "invoice",
      ...local,
      ...zero,
      amount_due: due,
      amount_paid: 0,
      amount_remaining: due,
      starting_balance: startingBalance,
      ending_balance: balance,
      attempt_count: 0,
      attempted: false,
      auto_advance: true,
      automatic_tax: noTax,
      billing_reason: reason,
      collection_method: "charge_automatically",
      created: world.now(),
      currency: CURRENCY,
      customer: subscription.customer,
      default_tax_rates: [],
      discounts: [],
      hosted_invoice_url: `https://stripe.invalid/invoices/${id}`,
      issuer: { type: "self" },
      lines: emptyList(`/v1/invoices/${id}/lines`),
      metadata: {},
      next_payment_attempt: null,
      number: id.replace("in_local", "LOCAL-"),
      parent: {
        type: "subscription_details",
        quote_details: null,
        subscription_details: { metadata: subscription.metadata, subscription: subscription.id },
      },
      payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
      period_start: item.current_period_start,
      period_end: item.current_period_end,
      post_payment_credit_notes_amount: 0,
      pre_payment_credit_notes_amount: 0,
      status: "open",
      status_transitions: {
        finalized_at: world.now(),
        marked_uncollectible_at: null,
        paid_at: null,
        voided_at: null,
      },
      subtotal: amount,
      subtotal_excluding_tax: amount,
      total: amount,
      total_excluding_tax: amount,
    }),
  );
}

/**
 * What an invoice asks for once the customer's credit (a balance below zero) is taken. Source: Stripe's documentation,
 * "Customer credit balance".
 */
function withCredit(world: World, customerId: unknown, amount: number) {
  const customer = world.vault.get("customer", customerId);
  const startingBalance = Number(customer?.balance ?? 0);
  const taken = Math.min(amount, Math.max(0, -startingBalance));
  const balance = startingBalance + taken;
  if (customer !== undefined && taken > 0) world.vault.change(customer.id, { balance });
  return { due: amount - taken, balance, startingBalance };
}

/** The items of a subscription as far as the stand-in reads them; ours have one each. */
export function itemsOf(subscription: StripeObject): [SubscriptionItem] {
  return (subscription.items as { data: [SubscriptionItem] }).data;
}
export interface SubscriptionItem {
  readonly current_period_start: number;
  readonly current_period_end: number;
  readonly price: StripeObject & { readonly unit_amount: number };
}
