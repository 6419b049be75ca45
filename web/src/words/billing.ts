import { instants } from "./format.ts";

/** Words of what a player has bought. */
export const billing = {
  title: "Billing",
  why: "What you have bought, and what you have paid.",
  subscriptions: "Subscriptions",
  none: "You have no subscription.",
  region: (regionId: string) => `The region ${regionId}`,
  citizen: "Galactic Citizen",
  entitled: { full: "in force", none: "not in force" },
  renews: (at: Date) => `Renews on ${instants.format(at)}.`,
  ends: (at: Date) => `Ends on ${instants.format(at)}.`,
  unpaid: (since: Date) => `An invoice has been open since ${instants.format(since)}.`,
  receipts: "Receipts",
  receiptsOf: "What you have paid, the latest first",
  noReceipts: "You have paid nothing yet.",
  for: "For",
  paid: "Paid",
  at: "On",
  invoice: "Invoice",
  open: "Open at Stripe",
} as const;
