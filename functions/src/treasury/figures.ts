import type { Figures } from "../platform/declaration/figures.ts";
import { BELONGING } from "../platform/declaration/lookUps.ts";
import type { treasury } from "./room.ts";

export const figures: Figures<typeof treasury> = {
  operations: {
    settleClaims: [{ reads: [{ of: "due", each: 2 }, "fullPages"], tasks: ["due"] }],
    payClaims: [],
  },
  lookUps: {
    spending: {
      platform: { administrator: 1 },
      region: { administrator: 1, governor: 1 },
    },
    claimDays: BELONGING,
  },
  quantities: { claimants: "traders whose claims of the day are paid" },
  activities: [],
  finds: { settleClaims: ({ regions }) => ({ due: regions, fullPages: 0 }) },
};
