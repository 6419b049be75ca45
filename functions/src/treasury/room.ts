import { regionsOwn, withRegion } from "../platform/declaration/declareCollection.ts";
import { declareRoom } from "../platform/declaration/declareRoom.ts";
import { administrator, belongs, readBy, treasurer } from "../platform/declaration/readers.ts";

declare module "../platform/declaration/declareRoom.ts" {
  interface Rooms {
    readonly treasury: typeof treasury;
  }
}

export const treasury = declareRoom({
  name: "treasury",
  purpose: "public money: what a region has appropriated, and the claims of its traders",
  collections: {
    spending: {
      path: "regions/{regionId}/spending/{month}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(treasurer, administrator),
      queries: [],
      lifetime: withRegion,
      person: null,
      fates: regionsOwn,
    },
    claimDays: {
      path: "regions/{regionId}/claimDays/{day}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(belongs, administrator),
      queries: [],
      lifetime: withRegion,
      person: null,
      fates: regionsOwn,
    },
  },
  reasons: {},
  permissions: {},
  transferKinds: { claimFunding: "payment", claimPayment: "payment", claimReturn: "payment" },
  roles: {},
  callables: {},
  due: { settleClaims: { cron: "12 0 * * *", run: () => import("./claims/settleClaims.ts") } },
  tasks: { payClaims: () => import("./claims/payClaims.ts") },
  jobs: {},
  figures: () => import("./figures.ts"),
  contributions: [],
});
