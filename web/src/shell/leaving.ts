/** Where Stripe lets people pay, change what they pay with, and open an account to be paid to. */
const STRIPE_HOSTS = ["checkout.stripe.com", "billing.stripe.com", "connect.stripe.com"];
const LOOPBACK = ["127.0.0.1", "localhost"];

/** Whether the console leads to an address of another site: Stripe's, and on the local stack its stand-in's. */
export function mayLeaveTo(url: string, onLocalStack: boolean): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username } = new URL(url);
  if (username !== "") return false;
  if (protocol === "https:") return STRIPE_HOSTS.includes(hostname);
  return onLocalStack && protocol === "http:" && LOOPBACK.includes(hostname);
}
