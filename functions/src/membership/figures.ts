import { ENQUEUES, type Figures } from "../platform/declaration/figures.ts";
import { CONCERNED } from "../platform/declaration/lookUps.ts";
import type { membership } from "./room.ts";

/** What an officer does to a member: membership and mirror, a notice, the log, and the stored answer. */
const MEASURE = { reads: 4, writes: 5 } as const;

/** Every five minutes. */
const COUNTS_A_MONTH = 8_640;

export const figures: Figures<typeof membership> = {
  operations: {
    joinRegion: [
      { reads: 7, writes: 3 },
      { way: "without a home", reads: 6, writes: 3 },
      { way: "having applied", reads: 7, writes: 3, deletes: 1 },
      { way: "applying", reads: 7, writes: 2 },
      {
        way: "where treaties of free movement are in force",
        reads: [6, "freeMovement", "mutualBans"],
        writes: 3,
      },
      {
        way: "as a stranger, where reputation is asked for",
        reads: [7, "known"],
        writes: 3,
        sometimes: "No region of the plays asks for more than 0.",
      },
    ],
    withdrawJoinRequest: [{ reads: 3, writes: 1, deletes: 1 }],
    leaveRegion: [
      { way: "as a visitor", reads: 5, writes: 3 },
      { way: "from home", reads: 7, writes: 4 },
      { way: "from home, as its governor", reads: 7, writes: 6 },
    ],
    setHomeRegion: [
      { reads: 8, writes: 7 },
      { way: "without a former home", reads: 5, writes: 4 },
    ],
    claimCitizenship: [{ reads: 4, writes: 3 }],
    listMembers: [{ reads: [3, { of: "rows", atLeast: 1 }] }],
    listJoinRequests: [{ reads: [2, { of: "rows", atLeast: 1 }] }],
    answerJoinRequest: [
      { way: "approving", reads: 7, writes: 5, deletes: 1 },
      { way: "refusing", reads: 6, writes: 3, deletes: 1 },
    ],
    promoteMember: [MEASURE],
    demoteMember: [
      { ...MEASURE, reads: 5 },
      { way: "to visitor, who loses the home", reads: 8, writes: 6 },
    ],
    banMember: [
      { ...MEASURE, reads: 6, deletes: 1 },
      { ...MEASURE, way: "of who is banned already", reads: 5, deletes: 1 },
      { way: "who loses the home", reads: 8, writes: 6, deletes: 1 },
    ],
    unbanMember: [MEASURE],
    setReputation: [MEASURE],
    setVotingPower: [MEASURE],
    visitRegion: [
      { way: "the first of a day", reads: 2, writes: 3 },
      { way: "again", reads: 2, writes: 1 },
    ],
    appointModerator: [MEASURE],
    dismissModerator: [MEASURE],
    liftExpiredBans: [ENQUEUES],
    endMandates: [ENQUEUES],
    refreshMemberCounts: [{ reads: [{ of: "due", each: 2 }, "fullPages"], tasks: ["due"] }],
    liftExpiredBan: [{ reads: 1, writes: 4 }],
    endMandatesIn: [{ reads: [1, "moderators"], writes: [1, { of: "mandatesEnded", each: 4 }] }],
    countMembers: [{ reads: [1, "counts"] }, { way: "which have changed", reads: [1, "counts"], writes: 1 }],
  },
  lookUps: {
    members: {
      group: { administrator: 1, concerned: 0 },
      platform: { administrator: 3, concerned: 2 },
      region: { administrator: 3, concerned: 2, governor: 1, member: 0, moderator: 2 },
    },
    joinRequests: {
      group: { administrator: 1, concerned: 0 },
      platform: { administrator: 3, concerned: 2 },
      region: { administrator: 3, concerned: 2, governor: 1, moderator: 2 },
    },
    memberships: CONCERNED,
  },
  quantities: {
    counts: "counts of a region's members in batches of 1,000: one for each standing and thousand",
    moderators: "moderators of the region, one at least",
    mandatesEnded: "moderators whose mandate ends with the governor's",
    known: "regions that a stranger has been a member of, a hundred at most",
    freeMovement: "treaties of free movement that the region has in force, up to twenty",
    mutualBans: "treaties of those under which bans hold in both regions",
  },
  activities: [
    {
      what: "Own memberships",
      act: { reads: "memberships", place: "elsewhere", by: "concerned", documents: 2 },
      perPlayerDay: 1,
      sentKB: 2,
    },
    {
      what: "Comes to the region",
      act: { operation: "visitRegion", way: "the first of a day" },
      perPlayerDay: 1,
      sentKB: 1,
    },
    { what: "Joins a region", act: { operation: "joinRegion" }, perPlayerDay: 0.05, sentKB: 1 },
    { what: "Changes home", act: { operation: "setHomeRegion" }, perPlayerDay: 0.01, sentKB: 1 },
    {
      what: "Leaves a region",
      act: { operation: "leaveRegion", way: "as a visitor" },
      perPlayerDay: 0.03,
      sentKB: 1,
    },
    {
      what: "Officers act upon a member",
      act: { operation: "promoteMember" },
      perRegionMonth: 100,
      sentKB: 1,
    },
    {
      what: "Officers list members, a page",
      act: { operation: "listMembers", quantities: { rows: 50 } },
      perRegionMonth: 200,
      sentKB: 20,
    },
    {
      what: "Its members are counted",
      act: { operation: "countMembers", quantities: { counts: 3 } },
      perRegionMonth: 0.9 * COUNTS_A_MONTH,
    },
    {
      what: "Its members are counted, and have changed",
      act: { operation: "countMembers", way: "which have changed", quantities: { counts: 3 } },
      perRegionMonth: 0.1 * COUNTS_A_MONTH,
    },
    { what: "A ban's term passes", act: { operation: "liftExpiredBan" }, perRegionMonth: 9 },
    {
      what: "Moderators go with a governor",
      act: { operation: "endMandatesIn", quantities: { moderators: 3, mandatesEnded: 2 } },
      perRegionMonth: 1 / 3,
    },
  ],
  finds: {
    liftExpiredBans: ({ regions }) => ({ due: 0.001 * regions, fullPages: 0 }),
    endMandates: ({ regions }) => ({ due: regions / 3 / 8_640, fullPages: 0 }),
    refreshMemberCounts: ({ regions }) => ({ due: regions, fullPages: 0 }),
  },
};
