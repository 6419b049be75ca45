import { holdings } from "../platform/holdings.ts";
import { contribution } from "../platform/moments.ts";
import { statusChanged } from "../regions/moments.ts";

export const contributions = [
  contribution(statusChanged, {
    bills: "Where a region begins to close, one write to the outbox.",
    load: async () => (await import("./region/endSubscription.ts")).endAtClosing,
  }),
  contribution(holdings, {
    bills: "At an account's end, one read.",
    load: async () => (await import("./belongings.ts")).bought,
  }),
];
