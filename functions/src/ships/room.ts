import { playersOwn, until, withPlayer } from "../platform/declaration/declareCollection.ts";
import { declareRoom } from "../platform/declaration/declareRoom.ts";
import { administrator, inSameSector, self } from "../platform/declaration/readers.ts";
import { constructions } from "./constructions/room.ts";
import { contributions } from "./contributions.ts";
import { depots } from "./depots/room.ts";
import { passages } from "./passages/room.ts";
import { playerGates } from "./playerGates/room.ts";
import { tunnels } from "./tunnels/room.ts";
import { yard } from "./yard/room.ts";

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
    // Beside what else is below a region, as in the rules.
    ...playerGates.collections,
    ...yard.collections,
    ...passages.collections,
    ...depots.collections,
    ...constructions.collections,
    ...tunnels.collections,
  },
  reasons: {
    PLACE_CHANGED: ["failed-precondition", "The pilot is not in the region that the call names."],
    DOCKED: ["failed-precondition", "The pilot is docked already."],
    NOT_DOCKED: ["failed-precondition", "The pilot is not docked at a port."],
    NO_WARP: ["failed-precondition", "No warp leads from one sector of the flight to the next."],
    TURNS_SHORT: ["failed-precondition", "The pilot has fewer turns than the flight or the ride takes."],
    NOT_AT_GATE: ["failed-precondition", "The gate is not in the pilot's sector."],
    PILOT_UNKNOWN: ["failed-precondition", "The player has no pilot yet: `ships/undock` makes one."],
    PURSUED: [
      "failed-precondition",
      "The pilot has attacked within 15 minutes: no port, gate, lane or safe space takes them in.",
    ],
    NO_PORT: ["failed-precondition", "The sector has no port."],
    ...yard.reasons,
    ...passages.reasons,
    ...depots.reasons,
    ...constructions.reasons,
    ...playerGates.reasons,
    ...tunnels.reasons,
  },
  permissions: {},
  transferKinds: {
    dockingFee: "levy",
    shipPurchase: "payment",
    shipSale: "payment",
    shipRepair: "payment",
    partsBrought: "payment",
    partsReturned: "payment",
    partsUsed: "sink",
    tollsCollected: "payment",
    mapSale: "payment",
    laneFare: "payment",
    passageEscrow: "payment",
    passageFee: "payment",
    passageRefund: "payment",
    customsDuty: "levy",
    depotRent: "payment",
    insurancePremium: "payment",
    insurancePayout: "payment",
    evacuation: "payment",
    cargoMove: "payment",
    cargoJettison: "sink",
  },
  roles: {},
  callables: {
    fly: () => import("./fly.ts"),
    undock: () => import("./undock.ts"),
    dock: () => import("./dock.ts"),
    rideLane: () => import("./lanes/rideLane.ts"),
    lookAround: () => import("./lookAround.ts"),
    ...yard.callables,
    ...passages.callables,
    ...depots.callables,
    ...constructions.callables,
    ...playerGates.callables,
    ...tunnels.callables,
  },
  due: {
    retireIdlePilots: { cron: "37 4 * * *", run: () => import("./idle/retireIdlePilots.ts") },
    ...passages.due,
    ...depots.due,
  },
  tasks: {
    retirePilot: () => import("./idle/retirePilot.ts"),
    ...passages.tasks,
    ...depots.tasks,
  },
  jobs: {},
  figures: () => import("./figures.ts"),
  contributions,
  secrets: ["tunnelKey"],
});
