import type { Figures } from "../platform/declaration/figures.ts";
import { BELONGING, SIGNED_IN, SIGNED_IN_IN_REGIONS } from "../platform/declaration/lookUps.ts";
import type { economy } from "./room.ts";

/** Why a play may see no event drawn: the week of the play decides. */
const DRAWN = "One region in four draws an event in a week.";

export const figures: Figures<typeof economy> = {
  operations: {
    announceEvent: [
      { reads: 4, writes: 5 },
      { way: "a festival", reads: 5, writes: 6 },
    ],
    announceNaturalEvent: [{ reads: 4, writes: 5 }],
    endEvent: [
      { reads: 5, writes: 4 },
      { way: "a festival", reads: 6, writes: 5 },
    ],
    project: [{ reads: 34 }],
    setPace: [{ reads: 3, writes: 3 }],
    takeBalanceSheets: [
      {
        reads: [
          13,
          "closedTransfers",
          { of: "closedDays", each: 2 },
          { of: "daysOfSheet", atLeast: 1 },
          { of: "movedSince", atLeast: 1 },
        ],
        writes: [1, "closedDays", "flows"],
      },
      {
        way: "of a day that was taken",
        reads: [3, "closedTransfers", { of: "closedDays", each: 2 }],
        writes: ["closedDays", "flows"],
      },
    ],
    takeMoneyWeek: [
      {
        reads: [5, { of: "activePilots", per: 1_000, atLeast: 1 }, { of: "figuresOfWeek", atLeast: 1 }],
        writes: 1,
      },
      { way: "of a week that was taken", reads: 2 },
      { way: "before any balance sheet", reads: 1 },
    ],
    refreshBoards: [{ reads: ["tradingRegions", "tradingRegions", "fullPages"], tasks: ["tradingRegions"] }],
    takeBoards: [
      {
        reads: [4, { of: "pieces", atLeast: 1 }, "ports", { of: "desksUsed", atLeast: 1 }],
        writes: ["pieces"],
      },
      {
        way: "where the region has begun to close",
        reads: 4,
        sometimes: "It was open when the task was enqueued.",
      },
    ],
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
          18,
          "months",
          { of: "desksUsed", atLeast: 1 },
          { of: "activeMembers", per: 1_000, atLeast: 1 },
        ],
        writes: 2,
      },
      {
        way: "after a change of the levies, which is foretold",
        reads: [
          48,
          "months",
          { of: "desksUsed", atLeast: 1 },
          { of: "activeMembers", per: 1_000, atLeast: 1 },
        ],
        writes: 2,
      },
    ],
  },
  lookUps: {
    balanceSheets: SIGNED_IN,
    events: SIGNED_IN_IN_REGIONS,
    moneyWeeks: SIGNED_IN,
    priceBoards: BELONGING,
    statistics: BELONGING,
  },
  quantities: {
    ports: "ports of the region",
    pieces: "stretches of 500 sectors",
    daysOfSheet: "closed days since the balance sheet before",
    activePilots: "players who have acted in 28 days",
    figuresOfWeek: "months of figures that a week touches, in all regions",
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
    {
      what: "Boards of prices are written",
      act: { operation: "takeBoards", quantities: { ports: 50, pieces: 1, desksUsed: 200 } },
      perRegionMonth: 240,
    },
    { what: "An event is drawn", act: { operation: "drawEvent" }, perRegionMonth: 1 },
    {
      what: "Figures of the day are taken",
      act: { operation: "takeStatistics", quantities: { desksUsed: 150, months: 2, activeMembers: 250 } },
      perRegionMonth: 120,
    },
  ],
  finds: {
    refreshBoards: ({ regions }) => ({ tradingRegions: regions, fullPages: 0 }),
    takeBalanceSheets: () => ({
      closedTransfers: 0,
      closedDays: 0,
      flows: 0,
      daysOfSheet: 1,
      movedSince: 100,
    }),
    takeMoneyWeek: ({ regions, residents }) => ({ activePilots: residents, figuresOfWeek: 2 * regions }),
    drawEvents: ({ regions }) => ({ tradingRegions: regions, due: regions / 4, fullPages: 0 }),
    refreshStatistics: ({ regions }) => ({ due: regions, fullPages: 0 }),
  },
};
