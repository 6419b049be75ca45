import type { Figures } from "../platform/declaration/figures.ts";
import { BELONGING, SIGNED_IN_IN_REGIONS } from "../platform/declaration/lookUps.ts";
import type { economy } from "./room.ts";

export const figures: Figures<typeof economy> = {
  operations: {
    announceEvent: [{ reads: 4, writes: 5 }],
    announceNaturalEvent: [{ reads: 4, writes: 5 }],
    endEvent: [{ reads: 5, writes: 4 }],
    project: [{ reads: 33 }],
    refreshStatistics: [{ reads: [{ of: "due", each: 2 }, "fullPages"], tasks: ["due"] }],
    takeStatistics: [
      {
        reads: [
          17,
          "months",
          { of: "desksUsed", atLeast: 1 },
          { of: "activeMembers", per: 1_000, atLeast: 1 },
        ],
        writes: 2,
      },
    ],
  },
  lookUps: { events: SIGNED_IN_IN_REGIONS, statistics: BELONGING },
  quantities: {
    desksUsed: "desks at which somebody has traded since the day whose figures are taken began",
    activeMembers: "members who have visited in the last thirty days",
    months: "months that the five weeks before touch",
  },
  activities: [
    {
      what: "Members look at what a law would bring",
      act: { operation: "project" },
      perRegionMonth: 100,
      sentKB: 1,
    },
    {
      what: "Figures of the day are taken",
      act: { operation: "takeStatistics", quantities: { desksUsed: 150, months: 2, activeMembers: 250 } },
      perRegionMonth: 120,
    },
  ],
  finds: { refreshStatistics: ({ regions }) => ({ due: regions, fullPages: 0 }) },
};
