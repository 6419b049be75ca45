import { regionsOwn, withRegion } from "../platform/declaration/declareCollection.ts";
import { declareRoom } from "../platform/declaration/declareRoom.ts";
import { administrator, belongs, readBy, signedIn, treasurer } from "../platform/declaration/readers.ts";

declare module "../platform/declaration/declareRoom.ts" {
  interface Rooms {
    readonly treasury: typeof treasury;
  }
}

export const treasury = declareRoom({
  name: "treasury",
  purpose: "public money: what is appropriated and spent, the claims of traders, monthly statements",
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
    treasuryMonths: {
      path: "regions/{regionId}/treasuryMonths/{month}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(signedIn),
      queries: [],
      lifetime: withRegion,
      person: null,
      fates: { ...regionsOwn, closing: ["archive", "Anybody may look up what became of public money."] },
    },
  },
  reasons: {
    BUDGET_SPENT: ["failed-precondition", "Less is left of the month's appropriation than is to be spent."],
    PAYEE_LIMIT: ["failed-precondition", "The payee would get more in a month than the law allows."],
    OFFICERS_LIMIT: [
      "failed-precondition",
      "All who hold an office would get more than their share of the last closed month's receipts.",
    ],
  },
  permissions: {},
  transferKinds: {
    claimFunding: "payment",
    claimPayment: "payment",
    claimReturn: "payment",
    grant: "payment",
    aid: "payment",
    salary: "payment",
    capital: "payment",
  },
  roles: {},
  callables: { spend: () => import("./spend.ts") },
  due: {
    settleClaims: { cron: "12 0 * * *", run: () => import("./claims/settleClaims.ts") },
    closeMonths: { cron: "15 0 1 * *", run: () => import("./months/closeMonths.ts") },
  },
  tasks: {
    payClaims: () => import("./claims/payClaims.ts"),
    closeMonth: () => import("./months/closeMonth.ts"),
  },
  jobs: {},
  figures: () => import("./figures.ts"),
  contributions: [],
});
