import { ENQUEUES, type Figure, type Figures, ofSlot } from "../platform/declaration/figures.ts";
import { SIGNED_IN } from "../platform/declaration/lookUps.ts";
import type { closing } from "./room.ts";

/** Votes and treaties end, and each member is read twice: found, and looked at again in the commit. `gates` with the index of them. */
const freezing = (way: string, reads: number, gates: number): Figure => ({
  way,
  reads: [
    reads,
    { of: "pollsOff", atLeast: 1 },
    "pollsOff",
    { of: "electionsOff", each: 4 },
    "proposalsOff",
    { of: "treaties", atLeast: 1 },
    { of: "treaties", each: 3 },
    { of: "enrolled", atLeast: 1 },
    "enrolled",
  ],
  writes: [
    5 + gates,
    "pollsOff",
    { of: "electionsOff", each: 3 },
    { of: "proposalsOff", each: 2 },
    { of: "ended", each: 5 },
    "enrolled",
  ],
  deletes: 1,
  tasks: 1,
});

export const figures: Figures<typeof closing> = {
  operations: {
    downloadExport: [{ reads: 2 }, { way: "of a further part", reads: 3 }],
    confirmEmptied: [
      ENQUEUES,
      { ...ofSlot(ENQUEUES), sometimes: "A slot of the tick may fall into the time of a play, or none." },
    ],
    closeEmptied: [{ reads: 48, writes: 3 }],
    freezeRegion: [
      freezing("of a region without a gate", 30, 0),
      freezing("of a region with its gate", 30, 2),
      freezing("of one with sixteen gates", 45, 16),
    ],
    exportMembers: [
      {
        reads: [6, { of: "enrolled", atLeast: 1, each: 2 }, { of: "enrolled", each: 19 }, "exportReads"],
        writes: [5, "enrolled"],
        deletes: 1,
        tasks: 1,
      },
    ],
    settleTreasury: [{ way: "with nothing in it", reads: 33, writes: 7, deletes: 1, tasks: 1 }],
    evacuateMembers: [
      { way: "of a region without members", reads: 20, writes: 7, deletes: 1, tasks: 1 },
      {
        reads: [20, { of: "enrolled", each: 4 }, "rehomed"],
        writes: [7, { of: "enrolled", each: 3 }, { of: "rehomed", each: 3 }],
        deletes: 1,
        tasks: 1,
      },
    ],
    archiveRegion: [
      {
        reads: [46, { of: "archived", each: 2 }, "archiveGaps", "archivePages"],
        writes: [15, "archiveKinds", "archivePages"],
        deletes: 1,
        tasks: 1,
      },
    ],
    // Each document once, and each of 45 declared collections four times; a commit for each page of 440.
    emptyRegion: [
      { way: "of a republic without sectors", reads: 199, writes: 48, deletes: 22 },
      { way: "of 500 sectors", reads: 739, writes: 49, deletes: 560 },
      { way: "of 500 sectors in which next to nobody was", reads: 695, writes: 49, deletes: 514 },
      { way: "of 2,000 sectors", reads: 2_214, writes: 52, deletes: 2_025 },
    ],
  },
  lookUps: {
    closings: { elsewhere: { administrator: 1, concerned: 3, governor: 2 } },
    archives: SIGNED_IN,
    publicChunks: SIGNED_IN,
  },
  quantities: {
    treaties: "treaties of the region, ended ones included",
    ended: "treaties of those that are put under notice, and offers that are taken off the table",
    pollsOff: "votes that are called off with the closing of their region",
    electionsOff: "elections of those",
    proposalsOff: "proposals of those",
    enrolled: "memberships in a region that closes, past ones included",
    exportReads:
      "documents that the members have there beyond the first of each collection that is asked by a query",
    rehomed: "members of those whose home it was",
    archived: "documents that are archived of it",
    archiveKinds: "collections of those",
    archiveGaps: "collections of which there was nothing to archive",
    archivePages: "pages of the archive",
  },
  activities: [],
  finds: { confirmEmptied: () => ({ due: 0, fullPages: 0 }) },
};
