import { MAP_BY_CHANCE } from "../galaxy/figures.ts";
import { ENQUEUES, type Figures } from "../platform/declaration/figures.ts";
import { BELONGING } from "../platform/declaration/lookUps.ts";
import type { colonies } from "./room.ts";

export const figures: Figures<typeof colonies> = {
  operations: {
    foundColony: [
      { way: "map in memory", reads: 10, writes: 7, sometimes: MAP_BY_CHANCE },
      { reads: [10, "charts"], writes: 7, sometimes: MAP_BY_CHANCE },
    ],
    landShip: [
      { way: "at a colony", reads: 3, writes: 3 },
      { way: "at an outpost", reads: 8, writes: 7 },
    ],
    collectYield: [{ reads: 9, writes: 6 }],
    expandColony: [{ reads: 8, writes: 6 }],
    offerColony: [{ reads: 3, writes: 2 }],
    takeColony: [{ reads: 8, writes: 5 }],
    abandonColony: [{ reads: 6, writes: 2, deletes: 1 }],
    buildOutpost: [
      { way: "map in memory", reads: 6, writes: 7, sometimes: MAP_BY_CHANCE },
      { reads: [6, "charts"], writes: 7, sometimes: MAP_BY_CHANCE },
    ],
    abandonOutpost: [{ reads: 6, writes: 2, deletes: 1 }],
    reviewColonies: [ENQUEUES],
    reviewOutposts: [ENQUEUES],
    reviewColony: [
      { way: "a notice", reads: 1, writes: 2 },
      { way: "its end", reads: 6, writes: 4, deletes: 1 },
    ],
    reviewOutpost: [
      { way: "a notice", reads: 1, writes: 2 },
      { way: "its end", reads: 3, writes: 2, deletes: 1 },
    ],
  },
  lookUps: {
    colonies: BELONGING,
    outposts: {
      platform: { administrator: 1, concerned: 0 },
      region: { administrator: 1, concerned: 0 },
    },
  },
  quantities: {},
  activities: [
    {
      what: "Sees the colonies of a planet",
      act: { reads: "colonies", place: "region", by: "member", documents: 3 },
      perPlayerDay: 0.5,
      sentKB: 1,
    },
    {
      what: "Lands at a colony",
      act: { operation: "landShip", way: "at a colony" },
      perPlayerDay: 0.5,
      sentKB: 1,
    },
    { what: "Collects a yield", act: { operation: "collectYield" }, perPlayerDay: 0.5, sentKB: 1 },
  ],
  finds: {
    reviewColonies: ({ residents }) => ({ due: 0.001 * residents, fullPages: 0 }),
    reviewOutposts: ({ residents }) => ({ due: 0.0005 * residents, fullPages: 0 }),
  },
};
