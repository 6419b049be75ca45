import { ENQUEUES, type PartFigures } from "../../platform/declaration/figures.ts";
import { BELONGING } from "../../platform/declaration/lookUps.ts";
import type { elections } from "./room.ts";

export const figures: PartFigures<typeof elections> = {
  operations: {
    acceptNomination: [{ reads: 7, writes: 2 }],
    callElection: [
      { reads: [4, "pollCounts"], writes: 6 },
      { way: "to an office whose holders are counted", reads: [5, "pollCounts"], writes: 6 },
      { way: "in the place of a scheduled one", reads: [7, "pollCounts"], writes: 8 },
    ],
    nominateCandidate: [
      { way: "oneself", reads: 7, writes: 2 },
      { way: "another", reads: 8, writes: 3 },
    ],
    secondCandidate: [{ reads: 6, writes: 2 }],
    withdrawCandidacy: [{ reads: 5, writes: 2 }],
    openNominations: [ENQUEUES],
    fillVacancies: [{ reads: [{ of: "ruled", atLeast: 1 }, "fullPages", "elective"], tasks: ["elective"] }],
    openElection: [
      // A poll that the laws and the population leave as it was called is not written.
      { way: "nominations open", reads: [4, "pollCounts"], writes: 2 },
      { way: "so late that its voting was to begin before", reads: 4, writes: 1 },
      {
        way: "the election is called off",
        reads: 4,
        writes: 4,
        sometimes:
          "No play gives a region up between the call of an election and its nominations; a test does.",
      },
    ],
    fillOffices: [
      {
        reads: [6, "governors", { of: "replaced", each: 2 }, "pollCounts"],
        writes: [
          { of: "called", each: 5 },
          { of: "replaced", each: 2 },
        ],
      },
    ],
  },
  lookUps: {
    elections: BELONGING,
    nominations: BELONGING,
  },
  quantities: {
    ruled: "regions that are active or suspended",
    elective: "regions of those that are no autocracy",
    governors: "1 where the region has a governor, else 0",
    called: "elections that are called",
    replaced: "scheduled elections whose place they take",
    candidates: "nominations that are accepted and not withdrawn",
    elected: "candidates who have won a seat",
    seated:
      "memberships of those, and of who was installed in the office last, each once; of a governor's office, of the winner alone",
    moves:
      "documents that say who is in office: two for each member who comes into it or leaves it, or the governor's region",
    announced: "1 where nominations for the next election open at once, else 0",
  },
};
