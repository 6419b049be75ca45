import { forEver, platformsOwn, regionsOwn, withRegion } from "../platform/declaration/declareCollection.ts";
import { declareRoom } from "../platform/declaration/declareRoom.ts";
import { administrator, belongs, nobody, readBy, signedIn } from "../platform/declaration/readers.ts";

declare module "../platform/declaration/declareRoom.ts" {
  interface Rooms {
    readonly economy: typeof economy;
  }
}

export const economy = declareRoom({
  name: "economy",
  purpose:
    "how a region's economy does: figures of each day, its health, its events, what a law would change; and what becomes of the galaxy's credits",
  collections: {
    statistics: {
      path: "regions/{regionId}/statistics/{month}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(belongs, administrator),
      queries: [],
      lifetime: withRegion,
      person: null,
      fates: regionsOwn,
    },
    events: {
      path: "regions/{regionId}/events/{eventId}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(signedIn),
      queries: [{ purpose: "a region's events, the latest first", orderBy: ["from", "desc"] }],
      lifetime: withRegion,
      person: null,
      fates: regionsOwn,
    },
    priceBoards: {
      path: "regions/{regionId}/priceBoards/{part}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(belongs, administrator),
      queries: [{ purpose: "the prices of a region" }],
      lifetime: withRegion,
      person: null,
      fates: regionsOwn,
    },
    balanceSheets: {
      path: "balanceSheets/{day}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(signedIn),
      queries: [{ purpose: "the latest days", orderBy: ["day", "desc"] }],
      lifetime: forEver("what became of the galaxy's credits"),
      person: null,
      fates: platformsOwn,
    },
    moneyWeeks: {
      path: "moneyWeeks/{week}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(signedIn),
      queries: [{ purpose: "the latest weeks", orderBy: ["week", "desc"] }],
      lifetime: forEver("what became of the galaxy's credits"),
      person: null,
      fates: platformsOwn,
    },
    tradeSamples: {
      path: "regions/{regionId}/tradeSamples/{day}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: nobody,
      queries: [],
      lifetime: { kind: "ttl", field: "expiresAt", why: "90 days after they were taken" },
      person: null,
      fates: regionsOwn,
    },
  },
  reasons: {
    EVENT_BOUND: ["failed-precondition", "An event is of another good, size or time than it may be."],
    EVENT_CONFLICT: ["failed-precondition", "Other events of the region are too many, or too near."],
    EVENT_UNKNOWN: ["not-found", "The region has announced no event of its own with this id."],
    EVENT_OVER: ["failed-precondition", "The event is over."],
    NOT_PROJECTABLE: [
      "failed-precondition",
      "What was traded does not tell what the change would do, or the change changes nothing.",
    ],
  },
  permissions: {},
  transferKinds: {},
  roles: {},
  callables: {
    announceEvent: () => import("./events/announceEvent.ts"),
    announceNaturalEvent: () => import("./events/announceNaturalEvent.ts"),
    endEvent: () => import("./events/endEvent.ts"),
    project: () => import("./projection/project.ts"),
    setPace: () => import("./money/setPace.ts"),
  },
  due: {
    drawEvents: { cron: "40 0 * * 1", run: () => import("./events/drawEvents.ts") },
    takeBalanceSheets: { cron: "45 0 * * *", run: () => import("./money/takeBalanceSheets.ts") },
    takeMoneyWeek: { cron: "50 0 * * 1", run: () => import("./money/takeMoneyWeek.ts") },
    refreshBoards: { cron: "30 */3 * * *", run: () => import("./boards/refreshBoards.ts") },
    refreshStatistics: { cron: "20 */6 * * *", run: () => import("./statistics/refreshStatistics.ts") },
  },
  tasks: {
    drawEvent: () => import("./events/drawEvent.ts"),
    takeBoards: () => import("./boards/takeBoards.ts"),
    takeStatistics: () => import("./statistics/takeStatistics.ts"),
  },
  jobs: {},
  figures: () => import("./figures.ts"),
  contributions: [],
  secrets: ["drawKey"],
});
