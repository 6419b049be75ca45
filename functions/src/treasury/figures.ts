import type { Figures } from "../platform/declaration/figures.ts";
import { BELONGING, SIGNED_IN_IN_REGIONS } from "../platform/declaration/lookUps.ts";
import type { treasury } from "./room.ts";

/** A run looks at every region, and enqueues a task for each. */
const EVERY_REGION = { reads: [{ of: "due", each: 2 }, "fullPages"], tasks: ["due"] } as const;

export const figures: Figures<typeof treasury> = {
  operations: {
    spend: [],
    settleClaims: [EVERY_REGION],
    payClaims: [],
    closeMonths: [EVERY_REGION],
    closeMonth: [],
  },
  lookUps: {
    spending: {
      platform: { administrator: 1 },
      region: { administrator: 1, governor: 1 },
    },
    claimDays: BELONGING,
    treasuryMonths: SIGNED_IN_IN_REGIONS,
  },
  quantities: { claimants: "traders whose claims of the day are paid" },
  activities: [],
  finds: {
    settleClaims: ({ regions }) => ({ due: regions, fullPages: 0 }),
    // A run a month, which the model takes for one a day.
    closeMonths: ({ regions }) => ({ due: regions, fullPages: 0 }),
  },
};
