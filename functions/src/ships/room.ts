import { playersOwn, until, withPlayer } from "../platform/declaration/declareCollection.ts";
import { declareRoom } from "../platform/declaration/declareRoom.ts";
import { administrator, fieldNames, inSameSector, readBy, self } from "../platform/declaration/readers.ts";
import { contributions } from "./contributions.ts";

declare module "../platform/declaration/declareRoom.ts" {
  interface Rooms {
    readonly ships: typeof ships;
  }
}

export const ships = declareRoom({
  name: "ships",
  purpose: "pilots and their ships: flights, ports, yards, cargo, who sees whom",
  collections: {
    pilots: {
      path: "pilots/{uid}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: { get: [self, administrator], list: [administrator], across: [] },
      queries: [],
      lifetime: withPlayer,
      person: { field: "uid" },
      fates: playersOwn,
    },
    ships: {
      path: "ships/{shipId}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(fieldNames("ownerUid"), administrator),
      queries: [],
      lifetime: until("Until it is sold; `erasePlayer` deletes what an erased player had."),
      person: { field: "ownerUid" },
      fates: playersOwn,
    },
    presence: {
      path: "regions/{regionId}/presence/{uid}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      // Nobody gets a map of who is where: the caller must be there too, and where nobody may fight a callable tells it.
      readers: { get: [self], list: [inSameSector], across: [] },
      queries: [],
      listLimit: 25,
      lifetime: until("Seven days after the pilot's last act."),
      person: { field: "uid" },
      fates: {
        ...playersOwn,
        closing: ["delete", "Nobody is left there."],
        export: ["keep", "The pilot's document says the same."],
      },
    },
    passages: {
      path: "passages/{passageId}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(fieldNames("uid"), administrator),
      queries: [],
      lifetime: { kind: "ttl", field: "expiresAt", why: "400 days after it was settled" },
      person: { field: "uid" },
      fates: playersOwn,
    },
  },
  reasons: {
    IN_PASSAGE: [
      "failed-precondition",
      "The pilot is in passage, where nothing can be done but wait or call it off.",
    ],
    SAME_REGION: ["invalid-argument", "A passage leads from one region to another."],
    VISITS_USED_UP: ["failed-precondition", "A resident has made the month's visits to other regions."],
    PRICE_CHANGED: ["failed-precondition", "It costs more than the call allows: the answer says how much."],
    PASSAGE_UNKNOWN: ["not-found", "The player has no such passage."],
    PASSAGE_UNDER_WAY: [
      "failed-precondition",
      "The passage has not come to its end: the answer says when it will.",
    ],
    CUSTOMS_CLEARED: ["failed-precondition", "The passage has gone through customs, and goes on."],
    PLACE_CHANGED: ["failed-precondition", "The pilot is not in the region that the call names."],
    DOCKED: ["failed-precondition", "The pilot is docked already."],
    NOT_DOCKED: ["failed-precondition", "The pilot is not docked at a port."],
    NO_WARP: ["failed-precondition", "No warp leads from one sector of the flight to the next."],
    TURNS_SHORT: ["failed-precondition", "The pilot has fewer turns than the flight or the ride takes."],
    NOT_AT_GATE: ["failed-precondition", "The gate is not in the pilot's sector."],
    GATE_CLOSED: ["failed-precondition", "The galaxy has no such open gate."],
    SAME_GATE: ["invalid-argument", "The ride would end in the sector where it begins."],
    PILOT_UNKNOWN: ["failed-precondition", "The player has no pilot yet: `ships/undock` makes one."],
    NO_PORT: ["failed-precondition", "The sector has no port."],
    NO_YARD: ["failed-precondition", "The port has no shipyard."],
    NOT_FOR_SALE: ["failed-precondition", "No yard deals in ships of this class."],
    SHIP_UNKNOWN: ["not-found", "The player has no such ship."],
    SHIP_PILOTED: ["failed-precondition", "The player is aboard this very ship."],
    SHIP_ELSEWHERE: ["failed-precondition", "The ship is not in the pilot's berth."],
    SAME_SHIP: ["invalid-argument", "The call names the same ship twice."],
    TOO_MANY_SHIPS: [
      "failed-precondition",
      "The player has as many ships as the region, or the galaxy, allows.",
    ],
    HOLD_NOT_EMPTY: ["failed-precondition", "The ship's hold must be empty."],
    HULL_WHOLE: ["failed-precondition", "The ship's hull needs no repair."],
    NO_SCOUT_DUE: ["failed-precondition", "No free scout is due to the player here and now."],
  },
  permissions: {},
  transferKinds: {
    dockingFee: "levy",
    shipPurchase: "payment",
    shipSale: "payment",
    shipRepair: "payment",
    laneFare: "payment",
    passageEscrow: "payment",
    passageFee: "payment",
    passageRefund: "payment",
    cargoMove: "payment",
    cargoJettison: "sink",
  },
  roles: {},
  callables: {
    fly: () => import("./fly.ts"),
    undock: () => import("./undock.ts"),
    dock: () => import("./dock.ts"),
    rideLane: () => import("./lanes/rideLane.ts"),
    bookPassage: () => import("./passages/bookPassage.ts"),
    callOffPassage: () => import("./passages/callOffPassage.ts"),
    completePassage: () => import("./passages/completePassage.ts"),
    lookAround: () => import("./lookAround.ts"),
    buyShip: () => import("./yard/buyShip.ts"),
    sellShip: () => import("./yard/sellShip.ts"),
    repairShip: () => import("./yard/repairShip.ts"),
    boardShip: () => import("./boardShip.ts"),
    nameShip: () => import("./nameShip.ts"),
    moveCargo: () => import("./cargo/moveCargo.ts"),
    jettisonCargo: () => import("./cargo/jettisonCargo.ts"),
    claimScout: () => import("./claimScout.ts"),
  },
  due: {
    retireIdlePilots: { cron: "37 4 * * *", run: () => import("./idle/retireIdlePilots.ts") },
    settlePassages: { cron: "* * * * *", run: () => import("./passages/settlePassages.ts") },
  },
  tasks: {
    retirePilot: () => import("./idle/retirePilot.ts"),
    settlePassage: () => import("./passages/settlePassage.ts"),
  },
  jobs: {},
  figures: () => import("./figures.ts"),
  contributions,
});
