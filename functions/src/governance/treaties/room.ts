import { forEver, platformsOwn } from "../../platform/declaration/declareCollection.ts";
import { declarePart } from "../../platform/declaration/declareRoom.ts";
import { readBy, signedIn } from "../../platform/declaration/readers.ts";

/** Treaties between regions: offers, signatures, notice, breach. */
export const treaties = declarePart({
  collections: {
    treaties: {
      path: "treaties/{treatyId}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(signedIn),
      queries: [],
      lifetime: forEver("a treaty that has ended stays, with its end"),
      person: null,
      fates: { ...platformsOwn, closing: ["keep", "It is evidence of two regions."] },
    },
  },
  reasons: {
    TREATY_UNKNOWN: ["not-found", "The two regions have never negotiated a treaty of this type."],
    TREATY_STATE: ["failed-precondition", "What is on the table, or in force, does not allow this."],
    TREATY_REVISED: ["failed-precondition", "Another revision is on the table by now."],
    TREATY_SIGNED: ["already-exists", "The region has signed this revision, or is voting on it."],
    OFFERS_USED: [
      "resource-exhausted",
      "The region has made the other as many offers as it may within a day.",
    ],
    TREATY_LIMIT: ["resource-exhausted", "A region has as many treaties of this type in force as it may."],
  },
  callables: {
    declareBreach: () => import("./declareBreach.ts"),
    declineTreaty: () => import("./declineTreaty.ts"),
    giveTreatyNotice: () => import("./giveTreatyNotice.ts"),
    offerTreaty: () => import("./offerTreaty.ts"),
    signTreaty: () => import("./signTreaty.ts"),
  },
  due: {},
  tasks: {},
  jobs: {},
});
