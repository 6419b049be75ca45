import { DAY_MS, HOUR_MS } from "../../../../functions/src/platform/duration.ts";
import type { Chapter, Story } from "../story.ts";

const MANAGE_MEMBERS = "region:{regionId}:members:manage";
const reason = "As the council of the dock advised.";

export const membership: Chapter = {
  title: "membership",
  async play(story) {
    await settleIn(story);
    await holdOffice(story);
    await ban(story);
    await apply(story);
    await goDown(story);
  },
};

/** Five come, three make Aurora their home, and by grant or by time two are citizens. */
async function settleIn(story: Story): Promise<void> {
  const regionId = story.regionId("aurora");
  for (const actor of ["mina", "cyrus", "rhea", "vera", "boris", "gwen"]) {
    await story.call(actor, "membership/joinRegion", { regionId });
  }
  for (const actor of ["mina", "cyrus", "rhea"]) {
    await story.call(actor, "membership/setHomeRegion", { regionId });
  }
  await story.call("olga", "membership/promoteMember", { regionId, uid: story.uid("cyrus"), reason });
  await story.refused("rhea", "membership/claimCitizenship", { regionId }, "RESIDENCE_TOO_SHORT");
  story.advance(6 * DAY_MS);
  await story.call("rhea", "membership/claimCitizenship", { regionId });
  for (let visit = 0; visit < 2; visit++) await story.call("rhea", "membership/visitRegion", { regionId });
  await story.call("olga", "membership/setReputation", {
    regionId,
    uid: story.uid("rhea"),
    reputation: 120,
    reason,
  });
  await story.call("olga", "membership/setVotingPower", {
    regionId,
    uid: story.uid("rhea"),
    votingPower: 3,
    reason,
  });
  await story.schedule("refreshMemberCounts");
  await story.settle();
}

/** A moderator comes and goes; one governor is vacated by the platform, one by leaving. */
async function holdOffice(story: Story): Promise<void> {
  const regionId = story.regionId("aurora");
  const mina = { regionId, uid: story.uid("mina"), reason };
  await story.call("olga", "membership/appointModerator", { ...mina, permissions: [MANAGE_MEMBERS] });
  await story.call("mina", "membership/listMembers", { regionId });
  await story.call("mina", "membership/listMembers", { regionId, nameBegins: "Rhea" });

  const cyrus = { regionId, uid: story.uid("cyrus"), reason };
  await story.call("olga", "regions/appointGovernor", cyrus);
  const vacate = { regionId, reason, action: { kind: "vacateGovernor" } };
  await story.call("root", "regions/interveneInRegion", vacate);
  await story.call("olga", "regions/appointGovernor", cyrus);
  await story.call("cyrus", "regions/announce", { regionId, title: "Thanks", body: "I shall do my best." });
  await story.call("cyrus", "membership/dismissModerator", mina);
  await story.call("cyrus", "membership/appointModerator", { ...mina, permissions: [MANAGE_MEMBERS] });
  await story.call("cyrus", "membership/leaveRegion", { regionId });
  await story.call("cyrus", "membership/joinRegion", { regionId });
}

/** Bans that are lifted by an officer, by the schedule, and by time before the schedule came. */
async function ban(story: Story): Promise<void> {
  const regionId = story.regionId("aurora");
  const boris = { regionId, uid: story.uid("boris") };
  await story.call("mina", "membership/banMember", { ...boris, reason, termHours: 24 });
  await story.refused("boris", "membership/joinRegion", { regionId }, "BANNED");
  story.advance(25 * HOUR_MS);
  await story.schedule("liftExpiredBans");
  await story.settle();

  await story.call("mina", "membership/banMember", { ...boris, reason, termHours: 24 });
  await story.call("mina", "membership/banMember", { ...boris, reason, termHours: 12 });
  story.advance(13 * HOUR_MS);
  await story.call("boris", "membership/joinRegion", { regionId });

  const stranger = { regionId, uid: story.uid("petra"), reason };
  await story.call("mina", "membership/banMember", stranger);
  await story.call("mina", "membership/unbanMember", stranger);
  for (const kind of ["ban", "unban"]) {
    const action = { kind, uid: story.uid("boris") };
    await story.call("root", "regions/interveneInRegion", { regionId, reason, action });
    if (kind === "ban") {
      await story.refused("mina", "membership/unbanMember", { ...boris, reason }, "BAN_OUTRANKED");
    }
  }
}

/** Obsidian asks its officers: one application is withdrawn, one refused, two approved. */
async function apply(story: Story): Promise<void> {
  const regionId = story.regionId("obsidian");
  const application = { regionId, message: "A quiet miner seeks a home." };
  await story.call("petra", "membership/joinRegion", application);
  await story.call("petra", "membership/withdrawJoinRequest", { regionId });
  for (const actor of ["petra", "vera", "gwen"]) {
    await story.call(actor, "membership/joinRegion", application);
  }
  await story.call("otto", "membership/listJoinRequests", { regionId });
  for (const [actor, approved] of [
    ["petra", true],
    ["vera", false],
    ["gwen", true],
  ] as const) {
    const answer = { regionId, uid: story.uid(actor), approved, reason };
    await story.call("otto", "membership/answerJoinRequest", answer);
  }
}

/** From citizen to resident to visitor, which takes the home. */
async function goDown(story: Story): Promise<void> {
  const rhea = { regionId: story.regionId("aurora"), uid: story.uid("rhea"), reason };
  await story.call("olga", "membership/demoteMember", rhea);
  await story.call("olga", "membership/demoteMember", rhea);
  await story.schedule("refreshMemberCounts");
  await story.settle();
}
