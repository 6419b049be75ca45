import type { Quantities } from "./formula.ts";
import { POLITICS, POLITICS_FINDS } from "./politics.ts";
import { type Activity, PLAYING_SHARE, type Scenario } from "./scenario.ts";

/** An instance is billed while it serves, in steps of 100 ms. Calls that share one cost less; the model lets none share. */
export const INSTANCE = {
  vcpu: 1,
  memoryGiB: 0.25,
  callMs: 100,
  scheduleMs: 200,
  taskMs: 200,
  slicesMs: 1_000,
} as const;

/** What Firestore keeps, with the entries of the automatic indexes. */
export const STORED = {
  /** 500 sectors of 3 kB, the chart, the region's own documents and its log. */
  regionKB: 3_000,
  /** Player, memberships, balance, a month's notices. */
  residentKB: 30,
  /** A stored answer, kept for 45 days and deleted then by a TTL policy. */
  answerKB: 1.5,
  answerKeptDays: 45,
} as const;

/** Every five minutes. */
const COUNTS_A_MONTH = 8_640;

/**
 * A day of play, and what a region sees in a month. Assumed, on the high side: nobody has played yet. A map of 500
 * sectors is 15 kB as JSON and 60 kB as the Web SDK receives it.
 */
export const ACTIVITIES: readonly Activity[] = [
  {
    what: "Opens the game: own player",
    act: { reads: "players", place: "elsewhere", by: "concerned", documents: 1 },
    perPlayerDay: 1,
    sentKB: 2,
  },
  {
    what: "Own memberships",
    act: { reads: "memberships", place: "elsewhere", by: "concerned", documents: 2 },
    perPlayerDay: 1,
    sentKB: 2,
  },
  {
    what: "Own notices, a page",
    act: { reads: "notices", place: "elsewhere", by: "concerned", documents: 10 },
    perPlayerDay: 1,
    sentKB: 6,
  },
  {
    what: "Region's document",
    act: { reads: "regions", place: "elsewhere", by: "signedIn", documents: 1 },
    perPlayerDay: 3,
    sentKB: 5,
  },
  {
    what: "Announcements, a page",
    act: { reads: "announcements", place: "region", by: "member", documents: 10 },
    perPlayerDay: 0.5,
    sentKB: 12,
  },
  {
    what: "Map of the region",
    act: { reads: "chart", place: "region", by: "member", documents: 1 },
    perPlayerDay: 1,
    sentKB: 60,
  },
  {
    what: "Map of the Nexus",
    act: { reads: "chart", place: "platform", by: "player", documents: 10 },
    perPlayerDay: 0.2,
    sentKB: 600,
  },
  {
    what: "Looks into a sector",
    act: { reads: "sectors", place: "region", by: "member", documents: 1 },
    perPlayerDay: 20,
    sentKB: 2,
  },
  {
    what: "Region's log, a page",
    act: { reads: "audit", place: "region", by: "member", documents: 20 },
    perPlayerDay: 0.1,
    sentKB: 20,
  },
  { what: "Own profile", act: { operation: "players/getProfile" }, perPlayerDay: 1, sentKB: 2 },
  {
    what: "Plans a route",
    act: { operation: "galaxy/planRoute", case: "within a region, map in memory" },
    perPlayerDay: 5,
    sentKB: 3,
  },
  {
    what: "Plans a route, map not in memory",
    act: { operation: "galaxy/planRoute", case: "within a region", quantities: { charts: 1 } },
    perPlayerDay: 0.2,
    sentKB: 3,
  },
  {
    what: "Own transfers, a page",
    act: { operation: "players/listTransfers", quantities: { rows: 20 } },
    perPlayerDay: 0.5,
    sentKB: 8,
  },
  {
    what: "Directory of regions, a page",
    act: { operation: "regions/listRegions", quantities: { rows: 50 } },
    perPlayerDay: 0.1,
    sentKB: 20,
  },
  {
    what: "Marks five notices as read",
    act: { operation: "players/markNoticesRead", case: "none read before", quantities: { given: 5 } },
    perPlayerDay: 0.5,
    sentKB: 1,
  },
  { what: "Registers", act: { operation: "players/registerPlayer" }, perPlayerDay: 0.01, sentKB: 1 },
  {
    what: "Comes to the region",
    act: { operation: "membership/visitRegion", case: "the first of a day" },
    perPlayerDay: 1,
    sentKB: 1,
  },
  { what: "Joins a region", act: { operation: "membership/joinRegion" }, perPlayerDay: 0.05, sentKB: 1 },
  { what: "Changes home", act: { operation: "membership/setHomeRegion" }, perPlayerDay: 0.01, sentKB: 1 },
  {
    what: "Leaves a region",
    act: { operation: "membership/leaveRegion", case: "as a visitor" },
    perPlayerDay: 0.03,
    sentKB: 1,
  },
  ...POLITICS,
  {
    what: "Transfers credits (to come)",
    act: { toCome: { reads: 5, writes: 5, deletes: 0, tasks: 0 } },
    perPlayerDay: 1,
    sentKB: 1,
  },
  {
    what: "Officers act upon a member",
    act: { operation: "membership/promoteMember" },
    perRegionMonth: 100,
    sentKB: 1,
  },
  {
    what: "Officers list members, a page",
    act: { operation: "membership/listMembers", quantities: { rows: 50 } },
    perRegionMonth: 200,
    sentKB: 20,
  },
  {
    what: "Configures the region",
    act: { operation: "regions/configureRegion" },
    perRegionMonth: 10,
    sentKB: 1,
  },
  { what: "Announces", act: { operation: "regions/announce" }, perRegionMonth: 20, sentKB: 1 },
  {
    what: "Is paid: Stripe's events are stored",
    act: { operation: "stripeWebhook", case: "of what may change something" },
    perRegionMonth: 4,
    sentKB: 0,
  },
  {
    what: "Is paid: they are applied",
    act: { operation: "applyStripeObject" },
    perRegionMonth: 4,
    sentKB: 0,
  },
  {
    what: "Is opened, once: the call",
    act: { operation: "regions/createRegion", case: "owned" },
    perRegionMonth: 1,
    sentKB: 1,
  },
  {
    what: "Is opened, once: its sectors",
    act: {
      operation: "provisionRegion",
      case: "the only slice, which opens the region and its gate",
      quantities: { steps: 1, sectors: 500 },
    },
    perRegionMonth: 1,
  },
  {
    what: "Its members are counted",
    act: { operation: "countMembers", quantities: { counts: 3 } },
    perRegionMonth: 0.9 * COUNTS_A_MONTH,
  },
  {
    what: "Its members are counted, and have changed",
    act: { operation: "countMembers", case: "which have changed", quantities: { counts: 3 } },
    perRegionMonth: 0.1 * COUNTS_A_MONTH,
  },
  {
    what: "A ban's term passes",
    act: { operation: "liftExpiredBan" },
    perRegionMonth: 9,
  },
  {
    what: "Moderators go with a governor",
    act: { operation: "endMandatesIn", quantities: { moderators: 3, mandatesEnded: 2 } },
    perRegionMonth: 1 / 3,
  },
];

/**
 * What a run of a schedule finds on average, by itself; the tasks that it enqueues are activities. A region of more than
 * 1,000 members of a standing has more counts.
 */
export const SCHEDULE_FINDS: Readonly<Record<string, (scenario: Scenario) => Quantities>> = {
  tick: () => ({ schedules: 10, slots: 3 }),
  refreshCheckouts: () => ({ due: 0, fullPages: 0 }),
  refreshMemberCounts: ({ regions }) => ({ due: regions, fullPages: 0 }),
  liftExpiredBans: ({ regions }) => ({ due: 0.001 * regions, fullPages: 0 }),
  endMandates: ({ regions }) => ({ due: regions / 3 / 8_640, fullPages: 0 }),
  ...POLITICS_FINDS,
  sweep: () => ({ rowsLeft: 0 }),
  // A transfer for each day of play; four runs a day, of which the first closes the day before. Credits and eight goods.
  compareLedgerTotals: ({ regions, residents }) => ({
    openTransfers: 0.375 * residents * PLAYING_SHARE,
    closedTransfers: 0.25 * residents * PLAYING_SHARE,
    closedDays: 0.25,
    balances: 9 * Math.max(1, (residents + 8 * regions) / 1_000),
    assets: 9,
  }),
  reconcileAccounts: ({ residents }) => ({ players: residents, fullPages: 0, lost: 0.00001 * residents }),
};
