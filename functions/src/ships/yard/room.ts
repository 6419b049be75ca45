import { playersOwn, until } from "../../platform/declaration/declareCollection.ts";
import { declarePart } from "../../platform/declaration/declareRoom.ts";
import { administrator, fieldNames, readBy } from "../../platform/declaration/readers.ts";

/** A player's ships: bought, sold, repaired, boarded, left. */
export const yard = declarePart({
  collections: {
    ships: {
      path: "ships/{shipId}",
      schema: () => import("../schema.ts"),
      example: () => import("../examples.ts"),
      readers: readBy(fieldNames("ownerUid"), administrator),
      queries: [],
      lifetime: until("Until it is sold; `erasePlayer` deletes what an erased player had."),
      person: { field: "ownerUid" },
      fates: playersOwn,
    },
  },
  reasons: {
    NO_YARD: ["failed-precondition", "The port has no shipyard."],
    NOT_FOR_SALE: ["failed-precondition", "No yard deals in ships of this class."],
    SHIP_UNKNOWN: ["not-found", "The player has no such ship."],
    SHIP_PILOTED: ["failed-precondition", "The player is aboard this very ship."],
    SHIP_PLEDGED: ["failed-precondition", "A bank has a lien on the ship."],
    SHIP_ELSEWHERE: ["failed-precondition", "The ship is not in the pilot's berth."],
    NO_POD: [
      "failed-precondition",
      "A ship is left for its escape pod at an own colony or outpost; a pod has none of its own.",
    ],
    SAME_SHIP: ["invalid-argument", "The call names the same ship twice."],
    TOO_MANY_SHIPS: [
      "failed-precondition",
      "The player has as many ships as the region, or the galaxy, allows.",
    ],
    HOLD_NOT_EMPTY: ["failed-precondition", "The ship's hold must be empty."],
    HULL_WHOLE: ["failed-precondition", "The ship's hull needs no repair."],
    NO_SCOUT_DUE: ["failed-precondition", "No free scout is due to the player here and now."],
  },
  callables: {
    buyShip: () => import("./buyShip.ts"),
    sellShip: () => import("./sellShip.ts"),
    repairShip: () => import("./repairShip.ts"),
    boardShip: () => import("../boarding/boardShip.ts"),
    leaveShip: () => import("../boarding/leaveShip.ts"),
    nameShip: () => import("../nameShip.ts"),
    claimScout: () => import("../claimScout.ts"),
  },
  due: {},
  tasks: {},
  jobs: {},
});
