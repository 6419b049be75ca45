import { regionsOwn, until, withRegion } from "../../platform/declaration/declareCollection.ts";
import { declarePart } from "../../platform/declaration/declareRoom.ts";
import { nobody, readBy, signedIn } from "../../platform/declaration/readers.ts";

/** Ballots, publication, tally: a vote of any kind. */
export const polls = declarePart({
  collections: {
    polls: {
      path: "regions/{regionId}/polls/{pollId}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      // A vote can be followed and recounted by anybody, from wherever.
      readers: readBy(signedIn),
      queries: [
        { purpose: "a region's votes, the last to close first", orderBy: ["closesAt", "desc"] },
        {
          purpose: "recounting a vote",
          acrossAll: true,
          where: [["pollId", "==", "a vote"]],
          byOperator: true,
        },
      ],
      lifetime: withRegion,
      person: null,
      fates: { ...regionsOwn, closing: ["archive", "Results can be recounted by anybody."] },
    },
    ballots: {
      path: "regions/{regionId}/polls/{pollId}/ballots/{uid}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      // Who has voted, and how, is nobody's to read: not the voter's either, who could be made to show it.
      readers: nobody,
      queries: [],
      lifetime: until("Until the vote is published: `settlePoll` deletes it then."),
      person: null,
      fates: {
        ...regionsOwn,
        erasure: ["keep", "A vote that was cast counts, until publishing deletes it."],
      },
    },
    publishedBallots: {
      path: "regions/{regionId}/polls/{pollId}/publishedBallots/{page}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(signedIn),
      listLimit: 20,
      queries: [],
      lifetime: withRegion,
      person: null,
      fates: { ...regionsOwn, closing: ["archive", "Results can be recounted by anybody."] },
    },
  },
  reasons: {
    POLL_UNKNOWN: ["not-found", "The region has no poll of this id."],
    POLL_NOT_OPEN: ["failed-precondition", "Voting has not begun yet."],
    POLL_CLOSED: ["failed-precondition", "Voting has ended."],
    NOT_ENTITLED: ["permission-denied", "The player has no vote in this poll."],
    BALLOT_INVALID: ["invalid-argument", "The ballot does not fit the question that it answers."],
  },
  callables: {
    castBallot: () => import("./castBallot.ts"),
    getReceipts: () => import("./getReceipts.ts"),
  },
  due: { settlePolls: { cron: "* * * * *", run: () => import("./settlePolls.ts") } },
  tasks: { settlePoll: () => import("./settlePoll.ts") },
  jobs: {},
});
