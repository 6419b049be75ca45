import { playersOwn, regionsOwn } from "../../platform/declaration/declareCollection.ts";
import { declarePart } from "../../platform/declaration/declareRoom.ts";
import { nobody, readBy, self } from "../../platform/declaration/readers.ts";

/** Tunnels that a survey finds, and their maps. */
export const tunnels = declarePart({
  collections: {
    tunnels: {
      path: "regions/{regionId}/tunnels/{tunnelId}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: nobody,
      queries: [],
      lifetime: { kind: "ttl", field: "closesAt", why: "30 days after somebody found it" },
      person: null,
      fates: regionsOwn,
    },
    tunnelMaps: {
      path: "players/{uid}/tunnelMaps/{tunnelId}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(self),
      queries: [],
      lifetime: { kind: "ttl", field: "closesAt", why: "with the tunnel" },
      person: "path",
      fates: playersOwn,
    },
  },
  reasons: {
    NOT_FRONTIER: ["failed-precondition", "The sector is none of a region's frontier."],
    TUNNEL_UNKNOWN: ["not-found", "The player has no map of such a tunnel, or it has closed."],
    NOT_AT_MOUTH: ["failed-precondition", "The tunnel has no end in the pilot's sector that leads there."],
    MAP_BOUGHT: ["failed-precondition", "The explorer guild has bought a map of this tunnel before."],
  },
  callables: {
    survey: () => import("./survey.ts"),
    rideTunnel: () => import("./rideTunnel.ts"),
    giveMap: () => import("./giveMap.ts"),
    sellMap: () => import("./sellMap.ts"),
  },
  due: {},
  tasks: {},
  jobs: {},
});
