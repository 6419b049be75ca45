import type { Figures } from "../platform/declaration/figures.ts";
import { BELONGING, SIGNED_IN_IN_REGIONS } from "../platform/declaration/lookUps.ts";
import type { economy } from "./room.ts";

/** Whether a play has any is the week's. */
const DRAWN = "One region in four draws an event in a week.";

export const figures: Figures<typeof economy> = {
  operations: {
    announceEvent: [
      { reads: 4, writes: 5 },
      { way: "a festival", reads: 4, writes: 6 },
    ],
    announceNaturalEvent: [{ reads: 4, writes: 5 }],
    endEvent: [
      { reads: 5, writes: 4 },
      { way: "a festival", reads: 5, writes: 5 },
    ],
    project: [{ reads: 33 }],
    drawEvents: [{ reads: ["tradingRegions", "due", "fullPages"], tasks: ["due"] }],
    drawEvent: [
      { reads: 3, writes: 4, sometimes: DRAWN },
      { way: "that lapses", reads: 3, sometimes: DRAWN },
      { way: "that was announced before", reads: 1, sometimes: DRAWN },
    ],
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
    tradingRegions: "regions that are active",
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
    { what: "An event is drawn", act: { operation: "drawEvent" }, perRegionMonth: 1 },
    {
      what: "Figures of the day are taken",
      act: { operation: "takeStatistics", quantities: { desksUsed: 150, months: 2, activeMembers: 250 } },
      perRegionMonth: 120,
    },
  ],
  finds: {
    drawEvents: ({ regions }) => ({ tradingRegions: regions, due: regions / 4, fullPages: 0 }),
    refreshStatistics: ({ regions }) => ({ due: regions, fullPages: 0 }),
  },
};
