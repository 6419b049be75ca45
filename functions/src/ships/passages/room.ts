import { playersOwn } from "../../platform/declaration/declareCollection.ts";
import { declarePart } from "../../platform/declaration/declareRoom.ts";
import { administrator, fieldNames, readBy, treasurer } from "../../platform/declaration/readers.ts";

/** Passages from one region to another, with a pilot or without one; the visits that they begin; insurance and evacuation. */
export const passages = declarePart({
  collections: {
    passages: {
      path: "passages/{passageId}",
      schema: () => import("../schema.ts"),
      example: () => import("../examples.ts"),
      readers: readBy(fieldNames("uid"), treasurer, administrator),
      queries: [{ purpose: "what comes into a region", where: [["regionId", "==", "a region"]] }],
      lifetime: { kind: "ttl", field: "expiresAt", why: "400 days after it was settled" },
      person: { field: "uid" },
      fates: playersOwn,
    },
  },
  reasons: {
    NOTHING_TO_INSURE: [
      "failed-precondition",
      "What the call names is insured already, or there is nothing.",
    ],
    EVACUATED_LATELY: ["failed-precondition", "The pilot has been evacuated within 24 hours."],
    IN_PASSAGE: [
      "failed-precondition",
      "The pilot is in passage, where nothing can be done but wait or call it off.",
    ],
    SAME_REGION: ["invalid-argument", "A passage leads from one region to another."],
    VISITS_USED_UP: ["failed-precondition", "A resident has made the month's visits to other regions."],
    VISIT_OVER: ["failed-precondition", "The visit is over: there is nothing left to do but leave."],
    PILOT_THERE: ["failed-precondition", "The pilot is in the region that the player wants to leave."],
    SHARE_EXCEEDED: [
      "failed-precondition",
      "A visit may take less along, or less may lie at an outpost, of what the player has.",
    ],
    PURSE_SHORT: ["failed-precondition", "The purse of the visit has fewer credits than that."],
    PRICE_CHANGED: ["failed-precondition", "It costs more than the call allows: the answer says how much."],
    CARGO_BANNED: ["failed-precondition", "The destination has banned goods that are in the hold."],
    PASSAGE_UNKNOWN: ["not-found", "The player has no such passage."],
    PASSAGE_UNDER_WAY: [
      "failed-precondition",
      "The passage has not come to its end: the answer says when it will.",
    ],
    CUSTOMS_CLEARED: ["failed-precondition", "The passage has gone through customs, and goes on."],
    GATE_CLOSED: ["failed-precondition", "The galaxy has no such open gate."],
    SAME_GATE: ["invalid-argument", "The ride would end in the sector where it begins."],
    NO_EXPRESS: ["invalid-argument", "Only the platform's gates are passed express."],
    UNCLEARED: ["failed-precondition", "Customs are still to look at what came by tunnel."],
  },
  callables: {
    bookPassage: () => import("./bookPassage.ts"),
    callOffPassage: () => import("./callOffPassage.ts"),
    completePassage: () => import("./completePassage.ts"),
    takeInsurance: () => import("../insurance/takeInsurance.ts"),
    evacuate: () => import("../evacuations/evacuate.ts"),
    sendFreight: () => import("../freight/sendFreight.ts"),
  },
  due: {
    reviewVisits: { cron: "*/5 * * * *", run: () => import("../visits/reviewVisits.ts") },
    payInsurances: { cron: "*/5 * * * *", run: () => import("../insurance/payInsurances.ts") },
    settlePassages: { cron: "* * * * *", run: () => import("./settlePassages.ts") },
  },
  tasks: {
    reviewVisit: () => import("../visits/reviewVisit.ts"),
    payInsurance: () => import("../insurance/payInsurance.ts"),
    settlePassage: () => import("./settlePassage.ts"),
  },
  jobs: {},
});
