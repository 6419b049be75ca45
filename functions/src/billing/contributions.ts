import { holdings } from "../platform/holdings.ts";
import { contribution } from "../platform/moments.ts";
import { beforeErasure } from "../players/moments.ts";
import { closingRevoked, mayHandOn, ownerChanged, statusChanged, takingOver } from "../regions/moments.ts";

export const contributions = [
  contribution(statusChanged, {
    bills: "Where a region begins to close, a read, the succession, and a write to the outbox.",
    load: async () => (await import("./region/endSubscription.ts")).endAtClosing,
  }),
  contribution(statusChanged, {
    bills:
      "Where the build of a region fails, a read for each of its checkouts; of one that is paid for, two writes more.",
    load: async () => (await import("./region/noteFailure.ts")).noteFailure,
  }),
  contribution(ownerChanged, {
    bills: "One write to the outbox.",
    load: async () => (await import("./region/endSubscription.ts")).endOfFormerOwner,
  }),
  contribution(takingOver, {
    bills: "One read, the succession; where there is one, the heir's reads and writes.",
    load: async () => (await import("./region/endings.ts")).takeOver,
  }),
  contribution(closingRevoked, {
    bills: "One read, the succession; where one was paid, four writes to give it back.",
    load: async () => (await import("./region/endings.ts")).returnAtRevocation,
  }),
  contribution(mayHandOn, {
    bills: "One read.",
    load: async () => (await import("./region/mayHandOn.ts")).requireUndisputed,
  }),
  contribution(beforeErasure, {
    bills:
      "One read, the buyer; of a customer at Stripe the task that ends it, and then the erasure's once more.",
    load: async () => (await import("./customers/beforeErasure.ts")).endCustomerFirst,
  }),
  contribution(holdings, {
    bills: "At an account's end, one read.",
    load: async () => (await import("./belongings.ts")).bought,
  }),
];
