import { regionsOwn, until } from "../../platform/declaration/declareCollection.ts";
import { declarePart } from "../../platform/declaration/declareRoom.ts";
import { administrator, belongs, nobody, readBy } from "../../platform/declaration/readers.ts";

/** Proposals and the laws that they become. */
export const laws = declarePart({
  collections: {
    proposals: {
      path: "regions/{regionId}/proposals/{proposalId}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(belongs, administrator),
      queries: [{ purpose: "a region's proposals, newest first", orderBy: ["createdAt", "desc"] }],
      lifetime: {
        kind: "ttl",
        field: "expiresAt",
        why: "90 days after a draft was last touched; what was submitted stays as long as the region",
      },
      person: { field: "proposerUid" },
      fates: {
        ...regionsOwn,
        closing: ["seal", "What was voted on stands in the poll."],
        export: ["export", "The proposer has written it."],
      },
    },
    claimedFields: {
      path: "regions/{regionId}/claimedFields/{field}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      // Which open proposal holds a field: for the proposing callables alone, the proposal says it to people.
      readers: nobody,
      queries: [],
      lifetime: until("Until the proposal that holds the field ends."),
      person: null,
      fates: regionsOwn,
    },
  },
  reasons: {
    GOVERNED_BY_OFFICERS: ["failed-precondition", "The type of government leaves this to its officers."],
    PROPOSAL_UNKNOWN: ["not-found", "The region has no proposal of this id."],
    PROPOSAL_STATUS: ["failed-precondition", "The proposal has come too far for this, or has ended."],
    WITHOUT_EFFECT: ["invalid-argument", "The law would change nothing."],
    FIELD_CLAIMED: ["already-exists", "An open proposal changes one of the fields."],
    TOO_MANY_FIELDS: [
      "resource-exhausted",
      "The law, or its proposer's open laws together, change too many fields.",
    ],
    PROPOSAL_PAUSED: [
      "failed-precondition",
      "The proposer's last law on one of the fields did not pass, a short time ago.",
    ],
    TOO_MANY_PROPOSALS: [
      "resource-exhausted",
      "The proposer has as many open proposals in the region as one may have.",
    ],
  },
  callables: {
    cancelProposal: () => import("./cancelProposal.ts"),
    draftProposal: () => import("./draftProposal.ts"),
    submitProposal: () => import("./submitProposal.ts"),
    vetoProposal: () => import("./vetoProposal.ts"),
  },
  due: { implementProposals: { cron: "*/5 * * * *", run: () => import("./implementProposals.ts") } },
  tasks: { implementProposal: () => import("./implementProposal.ts") },
  jobs: {},
});
