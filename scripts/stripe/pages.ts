import type { World } from "./objects.ts";
import { CARD } from "./payments.ts";
import type { StripeObject } from "./vault.ts";

/** The pages that a buyer meets in Stripe's place: plain forms under a banner that says what they are. */
export function checkoutPage(session: StripeObject): string {
  const [line] = (session.line_items as { data: [{ price: StripeObject }] }).data;
  const isOpen = session.status === "open";
  return page(
    "Checkout",
    `<p>${dollars(line.price.unit_amount)} a month.</p>
     ${
       isOpen
         ? form(`/checkout/${session.id}`, [
             ["pays", "Pay"],
             ["later", "Pay by a bank that answers later"],
             ["declines", "Let the card be declined"],
           ])
         : `<p>This checkout is ${escaped(String(session.status))}.</p>`
     }
     ${isOpen && session.cancel_url ? `<p><a href="${escaped(String(session.cancel_url))}">Back without paying</a></p>` : ""}`,
  );
}

export function portalPage(world: World, customer: StripeObject, returnUrl: string): string {
  const subscriptions = world.vault.all("subscription", (each) => each.customer === customer.id);
  const invoices = world.vault.all("invoice", (each) => each.customer === customer.id);
  const declines = (customer.metadata as Record<string, string>)[CARD] === "declines";
  return page(
    "Your subscriptions",
    `<p>The card ${declines ? "declines" : "pays"}.</p>
     ${form(`/portal/${customer.id}`, [declines ? ["card:pays", "Use a card that pays"] : ["card:declines", "Use a card that declines"]])}
     <ul>${subscriptions.map(subscriptionItem(customer.id)).join("")}</ul>
     <h2>Invoices</h2>
     <ul>${invoices.map((each) => `<li>${escaped(String(each.number))}: ${dollars(each.total)}, ${escaped(String(each.status))}</li>`).join("")}</ul>
     ${returnUrl === "" ? "" : `<p><a href="${escaped(returnUrl)}">Back</a></p>`}`,
  );
}

const subscriptionItem = (customerId: string) => (subscription: StripeObject) => {
  const ends = subscription.cancel_at_period_end === true;
  const action: [string, string] = ends
    ? [`resume:${subscription.id}`, "Keep it"]
    : [`cancel:${subscription.id}`, "Cancel at the end of the period"];
  const running = ["active", "past_due", "trialing"].includes(String(subscription.status));
  return `<li>${escaped(subscription.id)}: ${escaped(String(subscription.status))}${ends ? ", ends with its period" : ""}
    ${running ? form(`/portal/${customerId}`, [action]) : ""}</li>`;
};

/** What banks and cardholders do, and what is refunded in Stripe's dashboard. */
export function bankPage(world: World): string {
  const charges = world.vault.all("charge").slice(0, 50);
  return page(
    "The bank",
    `<p>The last charges. Somebody asks for the money back, disputes, or is warned of.</p>
     <ul>${charges.map(chargeItem(world)).join("")}</ul>`,
  );
}

const chargeItem = (world: World) => (charge: StripeObject) => {
  const [dispute] = world.vault.all("dispute", (each) => each.charge === charge.id);
  const isOpen = String(dispute?.status).endsWith("needs_response");
  const words = { refund: "Refund it", dispute: "Dispute it", ask: "Ask about it", warn: "Warn of fraud" };
  const endings = { won: "The dispute is won", lost: "It is lost", warning_closed: "It was only asked" };
  const told = dispute === undefined ? "" : `, dispute ${escaped(String(dispute.status))}`;
  return `<li>${escaped(charge.id)}: ${dollars(charge.amount)}, ${dollars(charge.amount_refunded)} refunded${told}
    ${form(`/bank/${charge.id}`, Object.entries(isOpen ? endings : words))}</li>`;
};

export function onboardingPage(account: StripeObject, returnUrl: string): string {
  const isDone = account.details_submitted === true;
  return page(
    "An account to be paid to",
    `${isDone ? "<p>It can be paid to.</p>" : form(`/onboarding/${account.id}`, [["completes", "Say who you are"]])}
     ${returnUrl === "" ? "" : `<p><a href="${escaped(returnUrl)}">Back</a></p>`}`,
  );
}

/** What was paid out to accounts, and is taken back in Stripe's dashboard. */
export function payoutsPage(world: World): string {
  const transfers = world.vault.all("transfer").slice(0, 50);
  return page("Payouts", `<ul>${transfers.map(transferItem).join("")}</ul>`);
}

const transferItem = (transfer: StripeObject) =>
  `<li>${escaped(transfer.id)}: ${dollars(transfer.amount)}, ${dollars(transfer.amount_reversed)} taken back
    ${transfer.reversed === true ? "" : form(`/payouts/${transfer.id}`, [["reverses", "Take it back"]])}</li>`;

const form = (action: string, buttons: readonly (readonly [string, string])[]) =>
  `<form method="post" action="${escaped(action)}">${buttons
    .map(([value, words]) => `<button name="act" value="${escaped(value)}">${escaped(words)}</button>`)
    .join(" ")}</form>`;

const page = (title: string, body: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)} (not Stripe)</title>
<style>body{font:16px system-ui;max-width:40rem;margin:0 auto 3rem;padding:0 1rem}strong{display:block;background:#ffd24d;color:#000;padding:.75rem;margin:0 -1rem 1rem}button{font:inherit;padding:.5rem 1rem}</style>
</head>
<body>
<strong>This is not Stripe. It is the stand-in of the local stack: no money moves.</strong>
<h1>${escaped(title)}</h1>
${body}
</body>
</html>`;

const dollars = (cents: unknown) => `$${(Number(cents) / 100).toFixed(2)}`;

const escaped = (text: string) => text.replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`);
