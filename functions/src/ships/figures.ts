import type { Figures } from "../platform/declaration/figures.ts";
import { CONCERNED } from "../platform/declaration/lookUps.ts";
import type { ships } from "./room.ts";

/** An instance keeps the maps of the regions that it looked into last. */
export const figures: Figures<typeof ships> = {
  operations: {
    fly: [
      { way: "map in memory", reads: 3, writes: 3 },
      {
        reads: [3, "charts"],
        writes: 3,
        sometimes: "An earlier play may have brought the map into memory.",
      },
    ],
    undock: [{ reads: 4, writes: 3 }],
  },
  lookUps: {
    pilots: CONCERNED,
    ships: CONCERNED,
    presence: { platform: { concerned: 2, player: 2 }, region: { concerned: 2, governor: 0, member: 0 } },
  },
  quantities: {},
  activities: [
    {
      what: "Own pilot",
      act: { reads: "pilots", place: "elsewhere", by: "concerned", documents: 1 },
      perPlayerDay: 12,
      sentKB: 1,
    },
    { what: "Flies", act: { operation: "fly", way: "map in memory" }, perPlayerDay: 12, sentKB: 1 },
    {
      what: "Flies, map not in memory",
      act: { operation: "fly", quantities: { charts: 1 } },
      perPlayerDay: 0.2,
      sentKB: 1,
    },
    { what: "Undocks", act: { operation: "undock" }, perPlayerDay: 2, sentKB: 1 },
    {
      what: "Sees who is in the sector",
      act: { reads: "presence", place: "region", by: "concerned", documents: 5 },
      perPlayerDay: 6,
      sentKB: 3,
    },
  ],
  finds: {},
};
