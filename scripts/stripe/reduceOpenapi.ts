/**
 * `node scripts/stripe/reduceOpenapi.ts <spec3.json> <where it is from>`: reduces Stripe's own OpenAPI description to
 * what this project sends and reads, for the stand-in to check against. Only words are dropped (descriptions, examples) and what
 * no operation of ours reaches; no schema is loosened.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Every operation that billing, its reconciliation, its operator's commands or its set-up use. */
const OPERATIONS: Readonly<Record<string, readonly Method[]>> = {
  "/v1/account_links": ["post"],
  "/v1/accounts": ["post"],
  "/v1/accounts/{account}": ["get"],
  "/v1/billing_portal/configurations": ["get", "post"],
  "/v1/billing_portal/configurations/{configuration}": ["post"],
  "/v1/billing_portal/sessions": ["post"],
  "/v1/charges": ["get"],
  "/v1/charges/{charge}": ["get"],
  "/v1/checkout/sessions": ["get", "post"],
  "/v1/checkout/sessions/{session}": ["get"],
  "/v1/checkout/sessions/{session}/expire": ["post"],
  "/v1/customers": ["get", "post"],
  "/v1/customers/{customer}": ["get", "post", "delete"],
  "/v1/customers/{customer}/balance_transactions": ["get", "post"],
  "/v1/disputes": ["get"],
  "/v1/disputes/{dispute}": ["get"],
  "/v1/events": ["get"],
  "/v1/events/{id}": ["get"],
  "/v1/invoice_payments": ["get"],
  "/v1/invoice_payments/{invoice_payment}": ["get"],
  "/v1/invoices": ["get"],
  "/v1/invoices/{invoice}": ["get"],
  "/v1/invoices/{invoice}/void": ["post"],
  "/v1/payment_intents/{intent}": ["get"],
  "/v1/prices": ["get", "post"],
  "/v1/prices/{price}": ["get"],
  "/v1/products": ["post"],
  "/v1/radar/early_fraud_warnings": ["get"],
  "/v1/radar/early_fraud_warnings/{early_fraud_warning}": ["get"],
  "/v1/refunds": ["get", "post"],
  "/v1/refunds/{refund}": ["get"],
  "/v1/subscriptions": ["get"],
  "/v1/subscriptions/{subscription_exposed_id}": ["get", "post", "delete"],
  "/v1/transfers": ["get", "post"],
  "/v1/transfers/{transfer}": ["get"],
};

type Method = "get" | "post" | "delete";
type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
interface Specification {
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>> };
}

const WORDS: ReadonlySet<string> = new Set([
  "description",
  "summary",
  "title",
  "operationId",
  "encoding",
  "example",
]);

const [file, source] = process.argv.slice(2);
if (file === undefined || source === undefined) {
  console.error("Name Stripe's OpenAPI file and where it is from: … spec3.json 'stripe-mock 0.203.0'.");
  process.exit(1);
}
const specification = JSON.parse(readFileSync(file, "utf8")) as Specification;
const paths = Object.fromEntries(
  Object.entries(OPERATIONS).map(([path, methods]) => [
    path,
    Object.fromEntries(methods.map((method) => [method, bare(operation(path, method))])),
  ]),
);
const schemas = reached(paths, specification.components.schemas);
const reduced = {
  openapi: "3.0.0",
  info: { title: "Stripe API, reduced", version: specification.info.version, source, license: "MIT" },
  paths,
  components: { schemas },
};
writeFileSync(join(import.meta.dirname, "openapi.json"), `${JSON.stringify(reduced)}\n`);
const operations = Object.values(OPERATIONS).flat().length;
console.log(
  `${operations} operations, ${Object.keys(schemas).length} schemas of ${specification.info.version}`,
);

function operation(path: string, method: Method): Json {
  const found = specification.paths[path]?.[method];
  if (found === undefined) throw new Error(`Stripe's description has no ${method} ${path}`);
  return found;
}

/** Without words for people; a property that is called `description` stays. */
function bare(value: Json, names = false): Json {
  if (Array.isArray(value)) return value.map((item) => bare(item));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => names || !(key.startsWith("x-") || WORDS.has(key)))
      .map(([key, inner]) => [key, bare(inner, key === "properties" && !names)]),
  );
}

/** The schemas that the operations refer to, and those that these refer to in turn. */
function reached(from: Json, all: Readonly<Record<string, Json>>): Record<string, Json> {
  const found = new Map<string, Json>();
  const visit = (value: Json): void => {
    for (const [, name] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (name === undefined || found.has(name)) continue;
      const schema = bare(all[name]!);
      found.set(name, schema);
      visit(schema);
    }
  };
  visit(from);
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
