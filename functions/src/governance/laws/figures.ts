import { ENQUEUES, type PartFigures } from "../../platform/declaration/figures.ts";
import { BELONGING } from "../../platform/declaration/lookUps.ts";
import type { laws } from "./room.ts";

export const figures: PartFigures<typeof laws> = {
  operations: {
    cancelProposal: [{ reads: 4, writes: 4 }],
    draftProposal: [
      { way: "a question", reads: 4, writes: 2 },
      { way: "a law", reads: 5, writes: 2 },
    ],
    submitProposal: [
      { way: "a question", reads: [5, "pollCounts"], writes: 4 },
      { way: "a law", reads: [8, "pollCounts"], writes: 4 },
    ],
    vetoProposal: [
      { way: "before its vote begins", reads: 5, writes: 5 },
      { way: "while it is voted on", reads: 5, writes: 6 },
    ],
    implementProposals: [ENQUEUES],
    implementProposal: [{ reads: 5, writes: 5, deletes: 1 }],
  },
  lookUps: {
    proposals: BELONGING,
  },
  quantities: {
    freed: "fields that a law which has not passed no longer claims",
  },
};
