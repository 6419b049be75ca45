import { holdings } from "../platform/holdings.ts";
import { contribution } from "../platform/moments.ts";
import { remains } from "../players/moments.ts";
import { statusChanged } from "../regions/moments.ts";

export const contributions = [
  contribution(statusChanged, {
    bills: "Where a region begins to close, one write to the outbox.",
    load: async () => (await import("./region/endSubscription.ts")).endAtClosing,
  }),
  contribution(holdings, {
    bills: "At an account's end, one read.",
    load: async () => (await import("./remains.ts")).bought,
  }),
  contribution(remains, {
    bills: "In the task, one read and one write for each checkout.",
    load: async () => (await import("./remains.ts")).checkoutRemains,
  }),
  contribution(remains, {
    bills: "In the task, one read and one write for each subscription.",
    load: async () => (await import("./remains.ts")).subscriptionRemains,
  }),
  contribution(remains, {
    bills: "In the task, one read and one write of a player who has ever opened a checkout.",
    load: async () => (await import("./remains.ts")).buyerRemains,
  }),
];
