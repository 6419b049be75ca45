import type { Figures } from "../platform/declaration/figures.ts";
import { BELONGING, SIGNED_IN, SIGNED_IN_IN_REGIONS } from "../platform/declaration/lookUps.ts";
import type { galaxy } from "./room.ts";

/** Why a line with a map in memory, or without, may be met by no request. */
export const MAP_BY_CHANCE = "An earlier play may have brought the map into memory.";

/**
 * Each region on the way costs its document and the caller's membership. An instance keeps the maps of the regions that
 * it planned routes through most: 24 of them.
 */
export const figures: Figures<typeof galaxy> = {
  operations: {
    planRoute: [
      { way: "within a region, map in memory", reads: 3 },
      { way: "within a region", reads: [3, "charts"] },
      {
        way: "with shortcuts across the Nexus, whose map is in memory",
        reads: [11, "charts"],
        sometimes: "An earlier play may have brought the map of the Nexus into memory, or none.",
      },
      {
        way: "with shortcuts across the Nexus",
        reads: [11, "charts", "nexusCharts"],
        sometimes: "An earlier play may have brought the map of the Nexus into memory, or none.",
      },
      { way: "into or out of the Nexus, maps in memory", reads: 6 },
      {
        way: "across the Nexus, maps in memory",
        reads: 9,
        sometimes: "An earlier play may have brought the map of the Nexus into memory, or none.",
      },
      {
        way: "into or out of the Nexus, its map in memory",
        reads: [6, "charts"],
        sometimes: "An earlier play may have brought the map of the Nexus into memory, or none.",
      },
      {
        way: "into or out of the Nexus",
        reads: [6, "charts", "nexusCharts"],
        sometimes: "An earlier play may have brought the map of the Nexus into memory, or none.",
      },
      {
        way: "across the Nexus, whose map is not in memory",
        reads: [9, "nexusCharts"],
        sometimes: "An earlier play may have brought the map of the Nexus into memory, or none.",
      },
      {
        way: "with the lanes' terminals, map in memory",
        reads: [3, "terminals"],
        sometimes: "An instance keeps map and terminals of the Nexus; an earlier play may have brought them.",
      },
      {
        way: "with the lanes' terminals",
        reads: [3, "terminals", "nexusCharts"],
        sometimes: "An instance keeps map and terminals of the Nexus; an earlier play may have brought them.",
      },
    ],
  },
  lookUps: {
    sectors: BELONGING,
    chart: BELONGING,
    gates: SIGNED_IN,
    gateIndexes: SIGNED_IN_IN_REGIONS,
  },
  quantities: {
    charts: "chart documents of the regions on the way, the Nexus aside: one for each 500 sectors",
    terminals: "terminals of the express lanes, 40 in the Nexus",
    nexusCharts: "chart documents of the Nexus, ten for 5,000 sectors",
  },
  activities: [
    {
      what: "Map of the region",
      act: { reads: "chart", place: "region", by: "member", documents: 1 },
      perPlayerDay: 1,
      sentKB: 60,
    },
    {
      what: "Map of the Nexus",
      act: { reads: "chart", place: "platform", by: "player", documents: 10 },
      perPlayerDay: 0.2,
      sentKB: 600,
    },
    {
      what: "Looks into a sector",
      act: { reads: "sectors", place: "region", by: "member", documents: 1 },
      perPlayerDay: 20,
      sentKB: 2,
    },
    {
      what: "Plans a route",
      act: { operation: "planRoute", way: "within a region, map in memory" },
      perPlayerDay: 5,
      sentKB: 3,
    },
    {
      what: "Plans a route, map not in memory",
      act: { operation: "planRoute", way: "within a region", quantities: { charts: 1 } },
      perPlayerDay: 0.2,
      sentKB: 3,
    },
  ],
  finds: {},
};
