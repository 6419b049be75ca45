import { playersOwn, regionsOwn, until, withRegion } from "../../platform/declaration/declareCollection.ts";
import { declarePart } from "../../platform/declaration/declareRoom.ts";
import { administrator, belongs, readBy, self } from "../../platform/declaration/readers.ts";

/** Petitions, their supporters and answers. */
export const petitions = declarePart({
  collections: {
    petitions: {
      path: "regions/{regionId}/petitions/{petitionId}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(belongs, administrator),
      queries: [{ purpose: "a region's petitions, newest first", orderBy: ["openedAt", "desc"] }],
      lifetime: withRegion,
      person: { field: "petitionerUid" },
      fates: {
        ...regionsOwn,
        closing: ["seal", "What was demanded and answered was its citizens' affair."],
        export: ["export", "The petitioner has written it."],
      },
    },
    supporters: {
      path: "regions/{regionId}/petitions/{petitionId}/supporters/{uid}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: { get: [self], list: [], across: [] },
      queries: [],
      lifetime: until("Until the petition ends, or the supporter withdraws."),
      person: { field: "uid" },
      fates: { ...playersOwn, closing: ["delete", "Only the number is evidence."] },
    },
  },
  reasons: {
    PETITION_UNKNOWN: ["not-found", "The region has no petition of this id."],
    PETITION_EXISTS: ["already-exists", "A petition for the same demand is open in the region."],
    PETITION_STATE: ["failed-precondition", "The petition's state does not allow this."],
    PETITION_LIMIT: [
      "resource-exhausted",
      "The petitioner has as many open petitions in the region as one may have.",
    ],
  },
  callables: {
    answerPetition: () => import("./answerPetition.ts"),
    openPetition: () => import("./openPetition.ts"),
    supportPetition: () => import("./supportPetition.ts"),
    withdrawSupport: () => import("./withdrawSupport.ts"),
  },
  due: { reviewPetitions: { cron: "*/10 * * * *", run: () => import("./reviewPetitions.ts") } },
  tasks: { reviewPetition: () => import("./reviewPetition.ts") },
  jobs: {},
});
