import { callables } from "../platform/router.ts";
import { schedule } from "../platform/schedule.ts";

export const membership = callables("membership", {
  joinRegion: async () => (await import("./joinRegion.ts")).joinRegion,
  withdrawJoinRequest: async () => (await import("./withdrawJoinRequest.ts")).withdrawJoinRequest,
  leaveRegion: async () => (await import("./leaveRegion.ts")).leaveRegion,
  setHomeRegion: async () => (await import("./setHomeRegion.ts")).setHomeRegion,
  claimCitizenship: async () => (await import("./claimCitizenship.ts")).claimCitizenship,
  listMembers: async () => (await import("./listMembers.ts")).listMembers,
  listJoinRequests: async () => (await import("./listJoinRequests.ts")).listJoinRequests,
  answerJoinRequest: async () => (await import("./answerJoinRequest.ts")).answerJoinRequest,
  promoteMember: async () => (await import("./promoteMember.ts")).promoteMember,
  demoteMember: async () => (await import("./demoteMember.ts")).demoteMember,
  banMember: async () => (await import("./banMember.ts")).banMember,
  unbanMember: async () => (await import("./unbanMember.ts")).unbanMember,
  setReputation: async () => (await import("./setReputation.ts")).setReputation,
  setVotingPower: async () => (await import("./setVotingPower.ts")).setVotingPower,
  visitRegion: async () => (await import("./visitRegion.ts")).visitRegion,
  appointModerator: async () => (await import("./appointModerator.ts")).appointModerator,
  dismissModerator: async () => (await import("./dismissModerator.ts")).dismissModerator,
});

export const liftExpiredBans = schedule(
  "liftExpiredBans",
  "*/5 * * * *",
  async () => (await import("./liftExpiredBans.ts")).liftExpiredBans,
);
