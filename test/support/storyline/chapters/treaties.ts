import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../../functions/src/platform/duration.ts";
import { funded } from "../funded.ts";
import { attackedBefore } from "../pilots.ts";
import { republic } from "../republic.ts";
import type { Chapter, Story } from "../story.ts";

const reason = "As the pilots of both sides wish.";

/**
 * Aurora, which is Olga's, and Obsidian, which is Otto's, come to terms; Solace, a republic of Olga's, asks its citizens.
 * What is in force and on the table in the end, the closing of Obsidian ends.
 */
export const treaties: Chapter = {
  title: "treaties",
  growsByDay: true,
  async play(story) {
    await negotiate(story);
    await crossTheBorder(story);
    await ratify(story);
    await standStill(story);
    await callForAid(story);
    await part(story);
  },
};

const between = (story: Story, from: string, to: string) => ({
  regionId: story.regionId(from),
  withRegionId: story.regionId(to),
});

/** An offer is declined, another one countered; what both sign is in force. */
async function negotiate(story: Story): Promise<void> {
  const type = "free_movement";
  const terms = { type, mutualAdmission: true, mutualBans: true };
  const aurora = { ...between(story, "aurora", "obsidian"), type };
  const obsidian = { ...between(story, "obsidian", "aurora"), type };
  const first = await offer(story, "olga", ["aurora", "obsidian"], terms, 0);
  await story.call("otto", "governance/declineTreaty", { ...obsidian, revision: first });
  const second = await offer(story, "olga", ["aurora", "obsidian"], terms, 0);
  const third = await offer(story, "otto", ["obsidian", "aurora"], terms, 90);
  await story.refused("olga", "governance/signTreaty", { ...aurora, revision: second }, "TREATY_REVISED");
  await story.call("otto", "governance/signTreaty", { ...obsidian, revision: third });
  await story.call("olga", "governance/signTreaty", { ...aurora, revision: third });
}

/** Obsidian asks its officers about everybody else; Mina lives in Aurora. Whom Aurora has banned, Obsidian refuses. */
async function crossTheBorder(story: Story): Promise<void> {
  const regionId = story.regionId("obsidian");
  await story.call("mina", "membership/joinRegion", { regionId });
  const boris = { regionId: story.regionId("aurora"), uid: story.uid("boris"), reason };
  await story.call("olga", "membership/banMember", boris);
  await story.refused("boris", "membership/joinRegion", { regionId }, "BANNED");
  await story.call("olga", "membership/unbanMember", boris);
}

/** Otto signs at once, Solace's citizens vote for a week. */
async function ratify(story: Story): Promise<void> {
  await republic(story, "solace", "olga", ["cyrus", "rhea", "vera"]);
  const type = "trade_agreement";
  const revision = await offer(story, "olga", ["solace", "obsidian"], { type, dutyBasisPoints: 5_000 }, 7);
  await story.call("otto", "governance/signTreaty", {
    ...between(story, "obsidian", "solace"),
    type,
    revision,
  });
  const { pollId } = await story.call<{ pollId: string }>("olga", "governance/signTreaty", {
    ...between(story, "solace", "obsidian"),
    type,
    revision,
  });
  await story.schedule("settlePolls");
  await story.settle();
  const choice = { kind: "one", option: "for" };
  for (const actor of ["cyrus", "rhea", "vera"]) {
    const ballot = { regionId: story.regionId("solace"), pollId, choice };
    await story.call(actor, "governance/castBallot", ballot);
  }
  story.advance(7 * DAY_MS + MINUTE_MS);
  await story.schedule("settlePolls");
  await story.settle();
}

/** While Aurora is suspended, the term of its pact with Obsidian stands still. */
async function standStill(story: Story): Promise<void> {
  const terms = { type: "defense_pact", aidShips: 3, withinHours: 12 };
  const aurora = { ...between(story, "aurora", "obsidian"), type: terms.type };
  const obsidian = { ...between(story, "obsidian", "aurora"), type: terms.type };
  const revision = await offer(story, "otto", ["obsidian", "aurora"], terms, 7, 30);
  await story.call("otto", "governance/signTreaty", { ...obsidian, revision });
  await story.call("olga", "governance/signTreaty", { ...aurora, revision });
  const held = { regionId: story.regionId("aurora"), reason };
  await story.call("root", "regions/suspendRegion", held);
  await story.settle();
  await story.call("root", "regions/reopenRegion", held);
  await story.settle();
}

/** Mina, who lives in Aurora, is attacked there twice: Obsidian has the money for three ships once, to the credit. */
async function callForAid(story: Story): Promise<void> {
  const aurora = story.regionId("aurora");
  const call = { regionId: aurora, withRegionId: story.regionId("obsidian") };
  const attack = { engagementId: `${story.run}-raid`, regionId: aurora, by: "otto", on: "mina" };
  await attackedBefore(story, attack);
  const { engagementId } = attack;
  await story.refused("mina", "combat/callAid", { ...call, engagementId }, "PERMISSION_DENIED");
  await story.refused("olga", "combat/callAid", { ...call, engagementId: "none" }, "NOT_ATTACKED");
  await story.call("olga", "combat/callAid", { ...call, engagementId });
  await story.refused("olga", "combat/callAid", { ...call, engagementId }, "AID_UNDER_WAY");
  await funded(story, `treasury:${call.withRegionId}`, 90);
  story.advance(12 * HOUR_MS + MINUTE_MS);
  await story.schedule("sendAids");
  await story.settle();

  story.advance(DAY_MS + HOUR_MS);
  const again = { ...attack, engagementId: `${story.run}-raid-2` };
  await attackedBefore(story, again);
  await story.call("olga", "combat/callAid", { ...call, engagementId: again.engagementId });
  story.advance(12 * HOUR_MS + MINUTE_MS);
  await story.schedule("sendAids");
  await story.settle();
}

/** One treaty is under notice, one is broken; a third is in force, with an amendment of it on the table. */
async function part(story: Story): Promise<void> {
  const movement = { ...between(story, "aurora", "obsidian"), type: "free_movement", reason };
  await story.call("olga", "governance/giveTreatyNotice", movement);
  const trade = { ...between(story, "obsidian", "solace"), type: "trade_agreement", reason };
  await story.call("otto", "governance/declareBreach", trade);

  const terms = { type: "non_aggression" };
  const revision = await offer(story, "otto", ["obsidian", "aurora"], terms, 30);
  for (const [actor, from, to] of [
    ["otto", "obsidian", "aurora"],
    ["olga", "aurora", "obsidian"],
  ] as const) {
    await story.call(actor, "governance/signTreaty", { ...between(story, from, to), ...terms, revision });
  }
  await offer(story, "olga", ["aurora", "obsidian"], terms, 60);
}

async function offer(
  story: Story,
  actor: string,
  [from, to]: readonly [from: string, to: string],
  terms: object,
  noticeDays: number,
  termDays: number | null = null,
): Promise<number> {
  const input = { ...between(story, from, to), terms, termDays, noticeDays, message: "" };
  const { revision } = await story.call<{ revision: number }>(actor, "governance/offerTreaty", input);
  return revision;
}
