import { ENQUEUES, type PartFigures } from "../../platform/declaration/figures.ts";
import { BELONGING } from "../../platform/declaration/lookUps.ts";
import type { petitions } from "./room.ts";

export const figures: PartFigures<typeof petitions> = {
  operations: {
    answerPetition: [{ reads: 5, writes: 4 }],
    openPetition: [
      { reads: 7, writes: 4 },
      { way: "for a recall", reads: 9, writes: 4 },
    ],
    supportPetition: [
      { way: "for the first time", reads: 5, writes: 2 },
      { way: "again", reads: 5, writes: 1 },
    ],
    withdrawSupport: [{ reads: 3, writes: 1, deletes: 1 }],
    reviewPetitions: [ENQUEUES],
    // Counts, announces, calls the vote and erases.
    reviewPetition: [
      { way: "nothing has changed, among up to 1,000 supporters", reads: 3, writes: 1 },
      { way: "announces a third", reads: [4, { of: "supporters", each: 2 }], writes: 3 },
      {
        way: "it was reached, and a vote is called",
        reads: [13, { of: "supporters", each: 3 }],
        writes: 9,
        deletes: ["supporters"],
      },
      {
        way: "it was reached, and a vote on a recall is called",
        reads: [14, { of: "supporters", each: 3 }],
        writes: 9,
        deletes: ["supporters"],
      },
      {
        way: "it was reached, and an election is called",
        reads: [13, { of: "supporters", each: 3 }],
        writes: 11,
        deletes: ["supporters"],
      },
      { way: "it has lapsed", reads: [8, "supporters"], writes: 4, deletes: ["supporters"] },
      { way: "the answer is overdue", reads: 3, writes: 3 },
    ],
  },
  lookUps: {
    petitions: BELONGING,
    supporters: { platform: { concerned: 0 }, region: { concerned: 0 } },
  },
  quantities: {
    supporters: "citizens who support the petitions that are due",
  },
};
