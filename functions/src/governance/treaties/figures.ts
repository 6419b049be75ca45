import type { PartFigures } from "../../platform/declaration/figures.ts";
import { SIGNED_IN } from "../../platform/declaration/lookUps.ts";
import type { treaties } from "./room.ts";

export const figures: PartFigures<typeof treaties> = {
  operations: {
    declareBreach: [{ reads: 5, writes: 6 }],
    declineTreaty: [{ reads: 5, writes: 6 }],
    giveTreatyNotice: [{ reads: 5, writes: 6 }],
    offerTreaty: [{ reads: 8, writes: 6 }],
    signTreaty: [
      { reads: 5, writes: 6 },
      { way: "which brings it into force", reads: 7, writes: 6 },
      { way: "which calls a vote on it", reads: [5, "pollCounts"], writes: 7 },
    ],
    endTreaties: [
      {
        reads: [
          1,
          { of: "pollsOff", atLeast: 1 },
          "pollsOff",
          { of: "electionsOff", each: 4 },
          "proposalsOff",
          { of: "treaties", atLeast: 1 },
          { of: "treaties", each: 3 },
        ],
        writes: [
          "pollsOff",
          { of: "electionsOff", each: 3 },
          { of: "proposalsOff", each: 2 },
          { of: "ended", each: 5 },
        ],
        deletes: 1,
      },
    ],
  },
  lookUps: {
    treaties: SIGNED_IN,
  },
  quantities: {
    treaties: "treaties of the region, ended ones included",
    ended: "treaties of those that are put under notice, and offers that are taken off the table",
    pollsOff: "votes that are called off with the closing of their region",
    electionsOff: "elections of those",
    proposalsOff: "proposals of those",
  },
};
