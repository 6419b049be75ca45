import { playersOwn } from "../../platform/declaration/declareCollection.ts";
import { declarePart } from "../../platform/declaration/declareRoom.ts";
import {
  administrator,
  fieldNames,
  readBy,
  signedIn,
  treasurer,
} from "../../platform/declaration/readers.ts";

/** Gates that players raise between two regions, with their permits and tolls. */
export const playerGates = declarePart({
  collections: {
    gatePermits: {
      path: "regions/{regionId}/gatePermits/{uid}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(fieldNames("uid"), treasurer, administrator),
      queries: [],
      lifetime: { kind: "ttl", field: "expiresAt", why: "30 days after it was granted" },
      person: { field: "uid" },
      fates: { ...playersOwn, closing: ["delete", "Nothing is built there any more."] },
    },
    playerGates: {
      path: "playerGates/{gateId}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(signedIn),
      queries: [
        { purpose: "the players' gates of a region", where: [["regionIds", "array-contains", "a region"]] },
        { purpose: "one's own gates", where: [["ownerUid", "==", "caller"]] },
      ],
      lifetime: {
        kind: "ttl",
        field: "closesAt",
        why: "when it has closed: who is under way needs it no more",
      },
      person: { field: "ownerUid" },
      fates: {
        ...playersOwn,
        closing: ["delete", "It leads nowhere any more.", { region: { list: "regionIds" } }],
      },
    },
  },
  reasons: {
    GATE_UNKNOWN: ["not-found", "The player, or the region, has no such gate, or it has closed."],
    GATE_UNPERMITTED: [
      "failed-precondition",
      "The region has not permitted the player a gate with the other one, or too long ago.",
    ],
    PERMIT_UNKNOWN: ["not-found", "The player has no such permit."],
    TOO_MANY_GATES: [
      "failed-precondition",
      "The player, or one of the regions, has as many gates of players as there may be.",
    ],
    NO_TOLLS: ["failed-precondition", "Nobody has paid a toll since tolls were collected last."],
  },
  callables: {
    grantGatePermit: () => import("./grantGatePermit.ts"),
    revokeGatePermit: () => import("./revokeGatePermit.ts"),
    raiseGate: () => import("./raiseGate.ts"),
    setToll: () => import("./setToll.ts"),
    closeGate: () => import("./closeGate.ts"),
    takeDownGate: () => import("./takeDownGate.ts"),
    collectTolls: () => import("./collectTolls.ts"),
  },
  due: {},
  tasks: {},
  jobs: {},
});
