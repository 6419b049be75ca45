import { regionsOwn, withRegion } from "../platform/declaration/declareCollection.ts";
import { declareRoom } from "../platform/declaration/declareRoom.ts";
import { administrator, belongs, readBy, signedIn } from "../platform/declaration/readers.ts";

declare module "../platform/declaration/declareRoom.ts" {
  interface Rooms {
    readonly galaxy: typeof galaxy;
  }
}

export const galaxy = declareRoom({
  name: "galaxy",
  purpose: "the plan of a region, its sectors, chart and gates, routes",
  collections: {
    sectors: {
      path: "regions/{regionId}/sectors/{sectorNumber}",
      schema: () => import("./documents.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(belongs, administrator),
      queries: [],
      lifetime: withRegion,
      person: null,
      fates: regionsOwn,
    },
    chart: {
      path: "regions/{regionId}/chart/{chunk}",
      schema: () => import("./documents.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(belongs, administrator),
      queries: [{ purpose: "the whole map of a region" }],
      lifetime: withRegion,
      person: null,
      fates: regionsOwn,
    },
    gateIndexes: {
      path: "regions/{regionId}/gateIndexes/{index}",
      schema: () => import("./documents.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(signedIn),
      queries: [{ purpose: "the open gates of a Nexus, 500 in a document" }],
      lifetime: withRegion,
      person: null,
      fates: {
        ...regionsOwn,
        closing: ["keep", "The Nexus alone has one, and never closes; who closes is taken out of it."],
      },
    },
    gates: {
      path: "gates/{gateId}",
      schema: () => import("./documents.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(signedIn),
      queries: [
        { purpose: "the gates of a region", where: [["regionIds", "array-contains", "a region"]] },
        {
          purpose: "the gates of all regions; as much the terminals of the express lanes",
          where: [["kind", "==", '"platform"']],
        },
      ],
      lifetime: withRegion,
      person: null,
      fates: {
        ...regionsOwn,
        closing: ["delete", "It leads nowhere any more.", { region: { list: "regionIds" } }],
      },
    },
  },
  reasons: {
    REGION_CLOSED: ["failed-precondition", "The region is not open."],
    SECTOR_UNKNOWN: ["not-found", "The region has no sector of this number."],
    ROUTE_UNREACHABLE: ["failed-precondition", "No open chain of warps and gates joins the two sectors."],
  },
  permissions: {},
  transferKinds: {},
  roles: {},
  callables: { planRoute: () => import("./routes/planRoute.ts") },
  due: {},
  tasks: {},
  jobs: {},
  figures: () => import("./figures.ts"),
  contributions: [],
});
