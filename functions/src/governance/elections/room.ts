import { playersOwn, regionsOwn, withRegion } from "../../platform/declaration/declareCollection.ts";
import { declarePart } from "../../platform/declaration/declareRoom.ts";
import { administrator, belongs, readBy } from "../../platform/declaration/readers.ts";

/** Elections to offices: nominations, candidates, conclusion. */
export const elections = declarePart({
  collections: {
    elections: {
      path: "regions/{regionId}/elections/{electionId}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(belongs, administrator),
      queries: [{ purpose: "a region's elections, newest first", orderBy: ["calledAt", "desc"] }],
      lifetime: withRegion,
      person: null,
      fates: { ...regionsOwn, closing: ["seal", "The poll of it is public."] },
    },
    nominations: {
      path: "regions/{regionId}/elections/{electionId}/nominations/{uid}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(belongs, administrator),
      queries: [{ purpose: "who stands, the most signatures first", orderBy: ["seconderCount", "desc"] }],
      lifetime: withRegion,
      person: { field: "uid" },
      fates: { ...playersOwn, closing: ["seal", "Who was elected stands in the public log."] },
    },
  },
  reasons: {
    ELECTION_UNKNOWN: ["not-found", "The region has no election of this id."],
    ELECTION_UNDER_WAY: ["failed-precondition", "An election to this office is under way."],
    TERM_RUNNING: ["failed-precondition", "The office's term has not come to its last third."],
    NOT_ELECTIVE: [
      "failed-precondition",
      "Under this type of government the office is filled by appointment, not by election.",
    ],
    NOMINATIONS_CLOSED: [
      "failed-precondition",
      "The election takes no nominations, acceptances or withdrawals now.",
    ],
    NOT_ELIGIBLE: ["failed-precondition", "The player cannot stand for this office."],
    ALREADY_NOMINATED: [
      "already-exists",
      "The player is nominated in this election already, or has declined.",
    ],
    NOMINATIONS_USED: [
      "resource-exhausted",
      "The player has made as many nominations as one may in an election.",
    ],
    NOMINATION_UNKNOWN: ["not-found", "The player is not nominated in this election, or no longer."],
    ALREADY_SECONDED: ["already-exists", "The player has signed for a candidate in this election."],
    SECONDERS_FULL: [
      "resource-exhausted",
      "The candidate has as many signatures as an election can ask for.",
    ],
  },
  callables: {
    acceptNomination: () => import("./acceptNomination.ts"),
    callElection: () => import("./callElection.ts"),
    nominateCandidate: () => import("./nominateCandidate.ts"),
    secondCandidate: () => import("./secondCandidate.ts"),
    withdrawCandidacy: () => import("./withdrawCandidacy.ts"),
  },
  due: {
    openNominations: { cron: "*/10 * * * *", run: () => import("./openNominations.ts") },
    fillVacancies: { cron: "17 * * * *", run: () => import("./fillVacancies.ts") },
  },
  tasks: {
    openElection: () => import("./openElection.ts"),
    fillOffices: () => import("./fillOffices.ts"),
  },
  jobs: {},
});
