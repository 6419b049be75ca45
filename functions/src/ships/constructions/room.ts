import { playersOwn, until } from "../../platform/declaration/declareCollection.ts";
import { declarePart } from "../../platform/declaration/declareRoom.ts";
import { administrator, self } from "../../platform/declaration/readers.ts";

/** What the explorer guild builds of parts, and the jumpers that it has built. */
export const constructions = declarePart({
  collections: {
    constructions: {
      path: "constructions/{uid}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: { get: [self, administrator], list: [administrator], across: [] },
      queries: [],
      lifetime: until("Until it is cancelled, or what was built is taken over."),
      person: { field: "uid" },
      fates: { ...playersOwn, closing: ["keep", "The guild is in the Nexus, which never closes."] },
    },
  },
  reasons: {
    NO_PARTS: ["invalid-argument", "The call brings neither credits nor goods."],
    PARTS_EXCEEDED: [
      "failed-precondition",
      "More is brought than a construction takes, or something else: the answer says what is missing.",
    ],
    BUILDERS_ONLY: [
      "failed-precondition",
      "The explorer guild builds for Galactic Citizens and the displaced, and jumpers for nomads, too.",
    ],
    CONSTRUCTION_UNKNOWN: ["not-found", "The explorer guild builds no such thing for the player."],
    CONSTRUCTION_OTHER: ["failed-precondition", "The explorer guild builds something else for the player."],
    CONSTRUCTION_UNFINISHED: [
      "failed-precondition",
      "Parts are missing, or the guild is still building: the answer says which.",
    ],
    NO_JUMPER: ["failed-precondition", "The piloted ship is no warp jumper."],
    JUMPED_LATELY: ["failed-precondition", "The pilot has jumped within 24 hours."],
    NOT_OUTLAND: ["failed-precondition", "The sector is none of a region's border or frontier."],
  },
  callables: {
    bringParts: () => import("./bringParts.ts"),
    cancelConstruction: () => import("./cancelConstruction.ts"),
    launchJumper: () => import("../jumpers/launchJumper.ts"),
  },
  due: {},
  tasks: {},
  jobs: {},
});
