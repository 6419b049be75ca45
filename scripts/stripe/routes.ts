import { newAccount, newAccountLink, newTransfer } from "./connect.ts";
import { CURRENCY, newCustomer, newPrice, newSession, type World } from "./objects.ts";
import type { Emit } from "./payments.ts";
import { changePortal, newPortal } from "./portalConfigurations.ts";
import { cancelSubscription, expireSession, voidInvoice } from "./sales.ts";
import { completed, type Method } from "./shapes.ts";
import { type RefundRequest, refund } from "./trouble.ts";
import type { Page, Paging, StripeObject } from "./vault.ts";

/** What a request is answered from. `origin` is where the stand-in's own pages are. */
export interface Desk {
  readonly world: World;
  readonly emit: Emit;
  readonly origin: string;
}

/** Parameters of path, query and form, as Stripe's description types them. */
export type Asked = Readonly<Record<string, unknown>> & Paging;
type Answer = StripeObject | Page | Unkept;
/** What Stripe gives no id. */
type Unkept = Readonly<Record<string, unknown>> & { readonly object: string };
type Operation = (desk: Desk, asked: Asked) => Answer;

/** What there is no object for; the protocol answers 404 with this sentence, as Stripe does. */
export class Missing extends Error {}

/** `get /v1/customers/{customer}` → what answers it. The paths are those of Stripe's description. */
export const ROUTES: Readonly<Record<string, Operation>> = {
  "post /v1/customers": ({ world, emit }, asked) => told(emit, "customer.created", newCustomer(world, asked)),
  "get /v1/customers": listed("customer", "/v1/customers", ["email"]),
  "get /v1/customers/{customer}": found("customer", "customer"),
  "post /v1/customers/{customer}": ({ world }, { customer, ...fields }) =>
    world.vault.change(there(world, "customer", customer).id, fields),
  "delete /v1/customers/{customer}": ({ world, emit }, { customer }) => {
    const known = there(world, "customer", customer);
    const alive = ({ customer, status }: StripeObject) => customer === known.id && status !== "canceled";
    for (const { id } of world.vault.all("subscription", alive)) {
      cancelSubscription(world, emit, id, "cancellation_requested");
    }
    emit("customer.deleted", known);
    return world.vault.put({ id: known.id, object: "customer", deleted: true });
  },
  "post /v1/customers/{customer}/balance_transactions": creditCustomer,
  "get /v1/customers/{customer}/balance_transactions": ({ world }, { customer, ...asked }) =>
    world.vault.page(
      `/v1/customers/${String(customer)}/balance_transactions`,
      world.vault.all("customer_balance_transaction", (each) => each.customer === customer),
      asked,
    ),

  "post /v1/checkout/sessions": ({ world, origin }, asked) => newSession(world, origin, asked),
  "get /v1/checkout/sessions": listed("checkout.session", "/v1/checkout/sessions", [
    "customer",
    "status",
    "subscription",
  ]),
  "get /v1/checkout/sessions/{session}": found("checkout.session", "session"),
  "post /v1/checkout/sessions/{session}/expire": ({ world, emit }, { session }) =>
    expireSession(world, emit, there(world, "checkout.session", session).id),

  // Those that have ended only where they are asked for. Source: Stripe's API reference, "List subscriptions".
  "get /v1/subscriptions": ({ world }, asked) =>
    world.vault.page(
      "/v1/subscriptions",
      world.vault.all(
        "subscription",
        (subscription) =>
          matches(subscription, asked, ["customer", "status"]) &&
          (asked.status !== undefined || subscription.status !== "canceled"),
      ),
      asked,
    ),
  "get /v1/subscriptions/{subscription_exposed_id}": found("subscription", "subscription_exposed_id"),
  "post /v1/subscriptions/{subscription_exposed_id}": (
    { world, emit },
    { subscription_exposed_id, ...fields },
  ) => {
    const { id } = there(world, "subscription", subscription_exposed_id);
    return told(emit, "customer.subscription.updated", world.vault.change(id, fields));
  },
  "delete /v1/subscriptions/{subscription_exposed_id}": ({ world, emit }, { subscription_exposed_id }) => {
    const { id } = there(world, "subscription", subscription_exposed_id);
    return cancelSubscription(world, emit, id, "cancellation_requested");
  },

  "get /v1/invoices": ({ world }, asked) =>
    world.vault.page(
      "/v1/invoices",
      world.vault.all(
        "invoice",
        (invoice) =>
          matches(invoice, asked, ["customer", "status"]) &&
          (asked.subscription === undefined || subscriptionOf(invoice) === asked.subscription),
      ),
      asked,
    ),
  "get /v1/invoices/{invoice}": found("invoice", "invoice"),
  "post /v1/invoices/{invoice}/void": ({ world, emit }, { invoice }) =>
    voidInvoice(world, emit, there(world, "invoice", invoice)),
  "get /v1/invoice_payments": ({ world }, asked) =>
    world.vault.page("/v1/invoice_payments", paymentsOf(world, asked), asked),
  "get /v1/invoice_payments/{invoice_payment}": found("invoice_payment", "invoice_payment"),
  "get /v1/payment_intents/{intent}": found("payment_intent", "intent"),
  "get /v1/charges": listed("charge", "/v1/charges", ["customer", "payment_intent"]),
  "get /v1/charges/{charge}": found("charge", "charge"),
  "post /v1/refunds": ({ world, emit }, asked) => refund(world, emit, asked as RefundRequest),
  "get /v1/refunds": listed("refund", "/v1/refunds", ["charge", "payment_intent"]),
  "get /v1/refunds/{refund}": found("refund", "refund"),
  "get /v1/disputes": listed("dispute", "/v1/disputes", ["charge", "payment_intent"]),
  "get /v1/disputes/{dispute}": found("dispute", "dispute"),
  "get /v1/radar/early_fraud_warnings": listed(
    "radar.early_fraud_warning",
    "/v1/radar/early_fraud_warnings",
    ["charge", "payment_intent"],
  ),
  "get /v1/radar/early_fraud_warnings/{early_fraud_warning}": found(
    "radar.early_fraud_warning",
    "early_fraud_warning",
  ),
  "post /v1/accounts": ({ world }, asked) => newAccount(world, asked),
  "get /v1/accounts/{account}": found("account", "account"),
  "post /v1/account_links": ({ world, origin }, asked) => {
    there(world, "account", asked.account);
    return newAccountLink(world, origin, asked);
  },
  "post /v1/transfers": ({ world, emit }, asked) => newTransfer(world, emit, asked),
  "get /v1/transfers": listed("transfer", "/v1/transfers", ["destination", "transfer_group"]),
  "get /v1/transfers/{transfer}": found("transfer", "transfer"),

  "get /v1/events": listed("event", "/v1/events", ["type"]),
  "get /v1/events/{id}": found("event", "id"),

  "get /v1/prices": listed("price", "/v1/prices", ["active", "product"]),
  "get /v1/prices/{price}": found("price", "price"),
  "get /v1/billing_portal/configurations": listed(
    "billing_portal.configuration",
    "/v1/billing_portal/configurations",
    ["active"],
  ),
  "post /v1/billing_portal/configurations": ({ world }, asked) => newPortal(world, asked),
  "post /v1/billing_portal/configurations/{configuration}": ({ world }, { configuration, ...asked }) =>
    changePortal(world, there(world, "billing_portal.configuration", configuration), asked),
  "post /v1/billing_portal/sessions": ({ world, origin }, asked) => {
    const id = world.vault.newId("bps");
    return completed("billing_portal.session", {
      id,
      object: "billing_portal.session",
      configuration:
        asked.configuration === undefined
          ? "bpc_local"
          : there(world, "billing_portal.configuration", asked.configuration).id,
      created: world.now(),
      customer: there(world, "customer", asked.customer).id,
      livemode: false,
      return_url: asked.return_url ?? null,
      url: `${origin}/portal/${String(asked.customer)}?return=${encodeURIComponent(String(asked.return_url ?? ""))}`,
    });
  },
};

/** The prices that the local stack sells at. */
export function stockPrices(
  world: World,
  prices: readonly (readonly [id: string, name: string, cents: number])[],
) {
  for (const [id, name, cents] of prices) {
    if (world.vault.get("price", id) === undefined) newPrice(world, id, name, cents);
  }
}

/** The operation for a request, with the parameters of its path; undefined where Stripe's description has none. */
export function routed(
  method: Method,
  path: string,
): { operation: Operation; described: string; asked: Asked } | undefined {
  for (const [key, operation] of Object.entries(ROUTES)) {
    const [routeMethod, described = ""] = key.split(" ");
    if (routeMethod !== method) continue;
    const form = new RegExp(`^${described.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
    const match = form.exec(path);
    if (match !== null) return { operation, described, asked: { ...match.groups } };
  }
  return undefined;
}

function there(world: World, kind: string, id: unknown): StripeObject {
  const known = world.vault.get(kind, id);
  if (known !== undefined) return known;
  throw new Missing(`No such ${kind.replace("checkout.", "checkout ")}: '${String(id)}'`);
}

function found(kind: string, parameter: string): Operation {
  return ({ world }, asked) => there(world, kind, asked[parameter]);
}

function listed(kind: string, url: string, filters: readonly string[]): Operation {
  return ({ world }, asked) =>
    world.vault.page(
      url,
      world.vault.all(kind, (object) => matches(object, asked, filters)),
      asked,
    );
}

const matches = (object: StripeObject, asked: Asked, filters: readonly string[]) =>
  filters.every(
    (field) => asked[field] === undefined || asked[field] === "all" || object[field] === asked[field],
  );

function subscriptionOf(invoice: StripeObject): unknown {
  return (invoice.parent as { subscription_details?: { subscription?: string } }).subscription_details
    ?.subscription;
}

function paymentsOf(world: World, asked: Asked): StripeObject[] {
  const wanted = (asked.payment as { payment_intent?: string } | undefined)?.payment_intent;
  return world.vault.all("invoice_payment", ({ invoice, status, payment }) => {
    const { payment_intent } = payment as { payment_intent?: string };
    return (
      (asked.invoice === undefined || asked.invoice === invoice) &&
      (asked.status === undefined || asked.status === status) &&
      (wanted === undefined || wanted === payment_intent)
    );
  });
}

function told(emit: Emit, type: string, object: StripeObject): StripeObject {
  emit(type, object);
  return object;
}

/** A negative amount is a credit: the next invoices take it first. */
function creditCustomer({ world }: Desk, asked: Asked): StripeObject {
  const customer = there(world, "customer", asked.customer);
  const balance = Number(customer.balance ?? 0) + Number(asked.amount);
  world.vault.change(customer.id, { balance });
  return world.vault.put(
    completed("customer_balance_transaction", {
      id: world.vault.newId("cbtxn"),
      object: "customer_balance_transaction",
      amount: asked.amount,
      created: world.now(),
      currency: CURRENCY,
      customer: customer.id,
      description: asked.description ?? null,
      ending_balance: balance,
      livemode: false,
      metadata: asked.metadata ?? {},
      type: "adjustment",
    }),
  );
}
