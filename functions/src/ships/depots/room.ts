import { playersOwn, withPlayer } from "../../platform/declaration/declareCollection.ts";
import { declarePart } from "../../platform/declaration/declareRoom.ts";
import { administrator, fieldNames, readBy } from "../../platform/declaration/readers.ts";

/** Goods outside of a port's desks: in holds and depots, moved and thrown away. */
export const depots = declarePart({
  collections: {
    depots: {
      path: "depots/{depotId}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(fieldNames("uid"), administrator),
      queries: [],
      lifetime: withPlayer,
      person: { field: "uid" },
      fates: playersOwn,
    },
  },
  reasons: {
    DEPOT_FULL: ["failed-precondition", "The depot has no room for so many units."],
    DEPOT_TERM_OVER: [
      "failed-precondition",
      "Goods have lain in the depot for as long as they may: it takes in no more until it is emptied.",
    ],
    DEPOT_UNPAID: ["failed-precondition", "The depot takes in nothing while its rent is owed."],
    NO_DEPOT: [
      "failed-precondition",
      "The player has no depot there: goods are stored at home, in the Nexus and at outposts.",
    ],
  },
  callables: {
    moveCargo: () => import("../cargo/moveCargo.ts"),
    storeCargo: () => import("../cargo/storeCargo.ts"),
    fetchCargo: () => import("../cargo/fetchCargo.ts"),
    jettisonCargo: () => import("../cargo/jettisonCargo.ts"),
  },
  due: {
    reviewDepots: { cron: "31 5 * * *", run: () => import("../dormancy/reviewDepots.ts") },
  },
  tasks: {
    reviewDepot: () => import("../dormancy/reviewDepot.ts"),
  },
  jobs: {},
});
