import { members } from "../../../../functions/src/membership/schema.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../../functions/src/platform/duration.ts";
import { notices } from "../../../../functions/src/players/schema.ts";
import { regions } from "../../../../functions/src/regions/schema.ts";
import { leaveCheckout, takeEvents } from "../../stripe/reports.ts";
import { hamlet, premiumOver } from "../republic.ts";
import { endRepublic } from "../republicsEnd.ts";
import { everybodySignedUpBut, signedUp } from "../setting.ts";
import type { Chapter, Story } from "../story.ts";

const reason = "The mines are exhausted.";

export const departures: Chapter = {
  title: "departures",
  async play(story) {
    await readNotices(story, "rhea");
    await blockAndUnblock(story, "boris");
    await deleteGovernor(story);
    await loseUser(story);
    await endRepublic(story);
    await enjoyPremium(story, "rhea");
    await succeed(story);
    await handOverAndClose(story);
    await story.schedule("compareLedgerTotals");
  },
};

async function readNotices(story: Story, actor: string): Promise<void> {
  const { docs } = await notices.collection({ uid: story.uid(actor) }).get();
  const noticeIds = docs.map(({ id }) => id);
  await story.call(actor, "players/markNoticesRead", { noticeIds });
}

/** Wherever he belongs, and he goes on where he stood. */
async function blockAndUnblock(story: Story, actor: string): Promise<void> {
  const account = { uid: story.uid(actor), reason };
  await story.call("root", "players/blockAccount", account);
  await story.refused(actor, "players/getProfile", {}, "ACCOUNT_BLOCKED");
  await story.call("root", "players/unblockAccount", account);
}

/** Gwen governs Obsidian, is a member of Aurora and waits for nothing any more. */
async function deleteGovernor(story: Story): Promise<void> {
  const regionId = story.regionId("obsidian");
  const gwen = { regionId, uid: story.uid("gwen"), reason };
  await signedUp(story, "gwen");
  await story.call("gwen", "membership/setHomeRegion", { regionId });
  await story.call("otto", "membership/promoteMember", gwen);
  await story.call("otto", "regions/appointGovernor", gwen);
  await story.call("gwen", "players/deleteAccount", {});
  await story.settle();
}

/** Iris deletes her user where she signs in, without telling the game; with her address she comes back as Ivy. */
async function loseUser(story: Story): Promise<void> {
  await story.call("iris", "players/registerPlayer", { name: `Iris ${story.run}` });
  await everybodySignedUpBut(story, "iris");
  await story.schedule("reconcileAccounts");
  await story.settle();
  await story.call("ivy", "players/registerPlayer", { name: `Ivy ${story.run}` });
}

/** It begins within five minutes of the home's end, and ends with its 90 days. */
async function enjoyPremium(story: Story, actor: string): Promise<void> {
  await story.schedule("refreshCitizens");
  await story.settle();
  await premiumOver(story, actor);
  await story.schedule("refreshCitizens");
  await story.settle();
}

async function handOverAndClose(story: Story): Promise<void> {
  const regionId = story.regionId("obsidian");
  await handOn(story, regionId);
  await announceEnd(story, regionId);
  const close = { regionId: story.regionId("expanse"), reason, action: { kind: "close" } };
  await story.call("root", "regions/interveneInRegion", close);
  await story.schedule("closeAnnouncedRegions");
  await story.settle();
  const exported = await story.call<{ parts: number }>("petra", "closing/downloadExport", { regionId });
  for (let part = 1; part <= exported.parts; part++)
    await story.refused("petra", "closing/downloadExport", { regionId, part }, "EXPORT_UNKNOWN");
  story.advance(15 * MINUTE_MS);
  await story.schedule("confirmEmptied");
  await story.settle();
  // Its id is nobody else's: who wants the name gets the next one.
  const subject = { kind: "region", regionId, displayName: `Another ${story.run}` };
  await story.call("petra", "billing/createCheckout", { subject, returnPath: "/regions" });
}

/** Petra gives up what she has just received, thinks better of it, and gives it up all the same: a week later it is over. */
async function announceEnd(story: Story, regionId: string): Promise<void> {
  const displayName = `Obsidian Dominion ${story.run}`;
  const ending = { regionId, displayName, reason };
  await story.refused("petra", "regions/closeRegion", { ...ending, displayName: regionId }, "NAME_MISMATCH");
  await story.call("petra", "regions/closeRegion", ending);
  await story.refused("rhea", "membership/setHomeRegion", { regionId }, "REGION_CLOSED");
  await story.call("petra", "regions/revokeClosing", { regionId });
  await story.call("petra", "regions/closeRegion", ending);
  story.advance(7 * DAY_MS + MINUTE_MS);
}

/** Otto offers Obsidian to Rhea, takes that back and offers it to Petra, who lets one checkout expire and pays the next. */
async function handOn(story: Story, regionId: string): Promise<void> {
  const order = { subject: { kind: "offeredRegion", regionId }, returnPath: "/regions" };
  await story.call("otto", "regions/offerRegion", { regionId, toUid: story.uid("rhea") });
  await story.refused("petra", "billing/createCheckout", order, "OFFER_UNKNOWN");
  await story.call("otto", "regions/withdrawOffer", { regionId });
  await story.refused("rhea", "billing/createCheckout", order, "OFFER_UNKNOWN");
  await story.call("otto", "regions/offerRegion", { regionId, toUid: story.uid("petra") });
  await story.call("petra", "billing/createCheckout", order);
  story.advance(2 * HOUR_MS);
  await takeEvents();
  await story.schedule("refreshCheckouts");
  await story.settle();
  await payFor(story, "petra", order);
}

/** Otto gives up the isle, and Boris, who has lived there for long, pays to have it: first in vain, since Otto goes on after all. */
async function succeed(story: Story): Promise<void> {
  const regionId = story.regionId("isle");
  const order = { subject: { kind: "succession", regionId }, returnPath: "/regions" };
  await hamlet(story, "isle", "otto", ["otto", "boris"]);
  const residentSince = new Date(story.now().getTime() - 40 * DAY_MS);
  await members.ref({ regionId, uid: story.uid("boris") }).update({ residentSince });
  const { displayName } = (await regions.ref({ regionId }).get()).data()!;
  const ending = { regionId, displayName, reason };
  await story.refused("boris", "billing/createCheckout", order, "SUCCESSION_CLOSED");
  await story.call("otto", "regions/closeRegion", ending);
  await story.refused("rhea", "billing/createCheckout", order, "RESIDENCE_TOO_SHORT");
  await payFor(story, "boris", order);
  await story.call("otto", "regions/revokeClosing", { regionId });
  await story.settle();
  await story.report();
  await story.settle();
  await story.call("otto", "regions/closeRegion", ending);
  await payFor(story, "boris", order);
  story.advance(7 * DAY_MS + MINUTE_MS);
  await story.schedule("closeAnnouncedRegions");
  await story.settle();
}

async function payFor(story: Story, actor: string, order: object): Promise<void> {
  const { url } = await story.call<{ url: string }>(actor, "billing/createCheckout", order);
  await leaveCheckout(url, "pays");
  await story.report();
  await story.settle();
}
