import { MAP_BY_CHANCE } from "../galaxy/figures.ts";
import { ENQUEUES, type Figures, ofSlot } from "../platform/declaration/figures.ts";
import { BELONGING } from "../platform/declaration/lookUps.ts";
import type { combat } from "./room.ts";

/** A treaty between the two homes is one read more, where they are two and the fight is in either's space. */
export const figures: Figures<typeof combat> = {
  operations: {
    attack: [
      { way: "both stand", reads: 11, writes: 9 },
      { way: "one gets away, map in memory", reads: 11, writes: 10, sometimes: MAP_BY_CHANCE },
      // The map of a region; that of the Nexus has ten documents.
      { way: "one gets away", reads: 12, writes: 10, sometimes: MAP_BY_CHANCE },
      {
        way: "a ship is destroyed, its cargo looted and left, map in memory",
        reads: 15,
        writes: 16,
        deletes: 3,
        sometimes: MAP_BY_CHANCE,
      },
      {
        way: "a ship is destroyed, its cargo looted and left",
        reads: 16,
        writes: 16,
        deletes: 3,
        sometimes: MAP_BY_CHANCE,
      },
      {
        way: "a ship is destroyed, and nobody has room for its cargo, map in memory",
        reads: 15,
        writes: 13,
        deletes: 3,
      },
      {
        way: "a ship is destroyed, whose insured cargo burns, map in memory",
        reads: 13,
        writes: 11,
        deletes: 3,
      },
      {
        way: "an empty ship is destroyed that attacked who had attacked, map in memory",
        reads: 12,
        writes: 8,
        deletes: 3,
      },
    ],
    setStance: [{ reads: 3, writes: 2 }],
    salvage: [
      { way: "what is left of a wreck, map in memory", reads: 10, writes: 7, deletes: 2 },
      { way: "a part of a wreck, map in memory", reads: 10, writes: 9 },
    ],
    clearWrecks: [
      ENQUEUES,
      { ...ofSlot(ENQUEUES), sometimes: "A slot of the tick may fall into the time of a play, or none." },
    ],
    callAid: [{ reads: 8, writes: 6 }],
    sendAids: [
      ENQUEUES,
      { ...ofSlot(ENQUEUES), sometimes: "A slot of the tick may fall into the time of a play, or none." },
    ],
    sendAid: [
      { way: "out of all shards of the ally's treasury", reads: 13, writes: 14 },
      { way: "that is not paid, which breaks the pact", reads: 12, writes: 6 },
    ],
    clearWreck: [{ reads: 3, writes: 1, deletes: 2 }],
  },
  lookUps: {
    engagements: { elsewhere: { administrator: 1, concerned: 0, governor: 1 } },
    wrecks: BELONGING,
  },
  quantities: {},
  activities: [
    {
      what: "Attacks somebody",
      act: { operation: "attack", way: "a ship is destroyed, its cargo looted and left, map in memory" },
      perPlayerDay: 0.2,
      sentKB: 1,
    },
    { what: "Says whether to fight or flee", act: { operation: "setStance" }, perPlayerDay: 0.05, sentKB: 1 },
    {
      what: "Salvages a wreck",
      act: { operation: "salvage", way: "what is left of a wreck, map in memory" },
      perPlayerDay: 0.1,
      sentKB: 1,
    },
    { what: "Is taken away unsalvaged", act: { operation: "clearWreck" }, perPlayerDay: 0.05, sentKB: 0 },
    {
      what: "Sees the wrecks of a sector",
      act: { reads: "wrecks", place: "region", by: "member", documents: 1 },
      perPlayerDay: 1,
      sentKB: 1,
    },
  ],
  finds: {
    clearWrecks: ({ residents }) => ({ due: (0.025 * residents) / 144, fullPages: 0 }),
    sendAids: () => ({ due: 0, fullPages: 0 }),
  },
};
