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
  },
  lookUps: {
    treaties: SIGNED_IN,
  },
  quantities: {},
};
