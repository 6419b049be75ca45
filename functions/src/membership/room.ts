import { playersOwn, withPlayer } from "../platform/declaration/declareCollection.ts";
import { declareRoom } from "../platform/declaration/declareRoom.ts";
import { administrator, fieldNames, membersOfficer, readBy, self } from "../platform/declaration/readers.ts";
import { contributions } from "./contributions.ts";

declare module "../platform/declaration/declareRoom.ts" {
  interface Rooms {
    readonly membership: typeof membership;
  }
}

export const membership = declareRoom({
  name: "membership",
  purpose: "who belongs where: joining, standing, bans, moderators, voting power",
  collections: {
    members: {
      path: "regions/{regionId}/members/{uid}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: {
        // The roster of those who belong is `membership/listMembers`: a document also says when its member was seen.
        get: [self, membersOfficer, administrator],
        list: [fieldNames("uid"), membersOfficer, administrator],
        across: [fieldNames("uid"), administrator],
      },
      queries: [{ purpose: "where one is a member", acrossAll: true, where: [["uid", "==", "caller"]] }],
      lifetime: withPlayer,
      person: { field: "uid" },
      fates: { ...playersOwn, closing: ["evacuate", "Nobody belongs to what is closed."] },
    },
    joinRequests: {
      path: "regions/{regionId}/joinRequests/{uid}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: {
        get: [self, membersOfficer, administrator],
        list: [fieldNames("uid"), membersOfficer, administrator],
        // An applicant is a member of nothing yet: without this nothing shows where one has applied.
        across: [fieldNames("uid"), administrator],
      },
      queries: [{ purpose: "where one has applied", acrossAll: true, where: [["uid", "==", "caller"]] }],
      lifetime: {
        kind: "ttl",
        field: "expiresAt",
        why: "60 days after it was last made, when nobody has answered",
      },
      person: { field: "uid" },
      fates: { ...playersOwn, closing: ["delete", "Nobody answers it any more."] },
    },
    memberships: {
      path: "players/{uid}/memberships/{regionId}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(self, administrator),
      queries: [],
      lifetime: withPlayer,
      person: "path",
      fates: {
        ...playersOwn,
        closing: ["delete", "It goes with the membership.", { region: { field: "regionId" } }],
        export: ["keep", "The membership says more."],
      },
    },
  },
  reasons: {
    ALREADY_MEMBER: ["already-exists", "The player is a member of the region."],
    APPROVAL_NEEDED: ["failed-precondition", "The region's officers decide who may come in."],
    IMMIGRATION_CLOSED: ["failed-precondition", "The region takes no new members."],
    REPUTATION_TOO_LOW: ["failed-precondition", "The player's reputation is below the region's minimum."],
    REQUEST_UNKNOWN: ["not-found", "No such application waits for an answer."],
    RESIDENCE_TOO_SHORT: ["failed-precondition", "The time of residence does not suffice for citizenship."],
    NOT_A_GALACTIC_CITIZEN: ["failed-precondition", "Galactic Citizens alone can make the Nexus their home."],
    HOME_CHOSEN_LATELY: [
      "failed-precondition",
      "The player has chosen a home within seven days: the answer says when they may again.",
    ],
    STANDING_UNCHANGED: [
      "failed-precondition",
      "The member cannot take this step from the present standing.",
    ],
    OFFICER_PROTECTED: [
      "failed-precondition",
      "The measure cannot be taken against the owner or the governor.",
    ],
    NOT_BANNED: ["failed-precondition", "The player is not banned."],
    BAN_OUTRANKED: [
      "failed-precondition",
      "A higher rank has banned the player: platform, governor, moderator, in this order.",
    ],
  },
  permissions: {},
  transferKinds: {},
  // A moderator holds what the governor named on the member document: nothing comes with a role.
  roles: { citizen: [] },
  callables: {
    joinRegion: () => import("./admission/joinRegion.ts"),
    withdrawJoinRequest: () => import("./admission/withdrawJoinRequest.ts"),
    leaveRegion: () => import("./leaveRegion.ts"),
    setHomeRegion: () => import("./setHomeRegion.ts"),
    claimCitizenship: () => import("./claimCitizenship.ts"),
    listMembers: () => import("./listMembers.ts"),
    listJoinRequests: () => import("./admission/listJoinRequests.ts"),
    answerJoinRequest: () => import("./admission/answerJoinRequest.ts"),
    promoteMember: () => import("./officers/promoteMember.ts"),
    demoteMember: () => import("./officers/demoteMember.ts"),
    banMember: () => import("./bans/banMember.ts"),
    unbanMember: () => import("./bans/unbanMember.ts"),
    setReputation: () => import("./officers/setReputation.ts"),
    setVotingPower: () => import("./officers/setVotingPower.ts"),
    visitRegion: () => import("./visitRegion.ts"),
    appointModerator: () => import("./officers/appointModerator.ts"),
    dismissModerator: () => import("./officers/dismissModerator.ts"),
  },
  due: {
    liftExpiredBans: { cron: "*/5 * * * *", run: () => import("./bans/liftExpiredBans.ts") },
    endMandates: { cron: "*/5 * * * *", run: () => import("./officers/endMandates.ts") },
    refreshMemberCounts: { cron: "*/5 * * * *", run: () => import("./refreshMemberCounts.ts") },
  },
  tasks: {
    liftExpiredBan: () => import("./bans/liftExpiredBan.ts"),
    endMandatesIn: () => import("./officers/endMandatesIn.ts"),
    countMembers: () => import("./countMembers.ts"),
  },
  jobs: {},
  figures: () => import("./figures.ts"),
  contributions,
});
