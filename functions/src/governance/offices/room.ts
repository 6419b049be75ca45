import { regionsOwn, withRegion } from "../../platform/declaration/declareCollection.ts";
import { declarePart } from "../../platform/declaration/declareRoom.ts";
import { administrator, belongs, readBy } from "../../platform/declaration/readers.ts";

/** Offices, their holders and terms. */
export const offices = declarePart({
  collections: {
    offices: {
      path: "regions/{regionId}/offices/{office}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(belongs, administrator),
      queries: [],
      lifetime: withRegion,
      person: null,
      fates: regionsOwn,
    },
  },
  reasons: {
    NOT_IN_OFFICE: ["failed-precondition", "The player does not hold this office."],
  },
  callables: {
    resignOffice: () => import("./resignOffice.ts"),
  },
  due: {},
  tasks: {},
  jobs: {},
});
