import { expect, test } from "vitest";
import { proposals } from "../../../functions/src/governance/laws/schema.ts";
import { joinRequests } from "../../../functions/src/membership/schema.ts";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { transact } from "../../../functions/src/platform/store.ts";
import { notices } from "../../../functions/src/players/schema.ts";
import { stageNotice } from "../../../functions/src/players/stageNotice.ts";
import { announcements } from "../../../functions/src/regions/schema.ts";
import { drafted, place, submitted, tax } from "../governance/lawWorld.ts";
import { call, enrol, openRegion } from "../membership/world.ts";

const DAY_OF_SLACK = 1;

function expectDays(end: Date | null | undefined, days: number): void {
  const left = (end!.getTime() - Date.now()) / DAY_MS;
  expect(left).toBeGreaterThan(days - DAY_OF_SLACK);
  expect(left).toBeLessThanOrEqual(days);
}

test("a notice ends half a year after it was read, and not before", async () => {
  const uid = "life-reader";
  await enrol(uid);
  const notice = { uid, kind: "TEST", sentence: "Something happened", regionId: null };
  await transact(async (tx) => stageNotice(tx, notice, { intent: "life", at: new Date() }));
  const sent = async () => (await notices.collection({ uid }).get()).docs[0]!;
  expect((await sent()).data().expiresAt).toBeNull();
  await call(uid, "players/markNoticesRead", { noticeIds: [(await sent()).id] });
  expectDays((await sent()).data().expiresAt, 180);
});

test("an application ends after sixty days", async () => {
  const [uid, regionId] = ["life-applicant", "life-approval"];
  await openRegion(regionId, { immigration: { policy: "approval" } });
  await enrol(uid);
  expect((await call(uid, "membership/joinRegion", { regionId })).result.outcome).toBe("waiting");
  expectDays((await joinRequests.ref({ regionId, uid }).get()).data()?.expiresAt, 60);
});

test("an announcement ends after a year", async () => {
  const regionId = "life-news";
  await openRegion(regionId, { ownerUid: "life-owner" });
  await enrol("life-owner");
  const news = { regionId, title: "Hear", body: "Hear" };
  expect((await call("life-owner", "regions/announce", news)).reason).toBeUndefined();
  const [announced] = (await announcements.collection({ regionId }).get()).docs;
  expectDays(announced!.data().expiresAt, 365);
});

test("a draft ends after ninety days; what was put to the vote stays", async () => {
  const { regionId, citizens } = await place("life-drafts", { type: "democracy" });
  const uid = citizens[0]!;
  const draft = await drafted(uid, regionId, { kind: "law", change: tax(900) });
  const proposalId = draft.result.proposalId as string;
  const endOf = async () => (await proposals.ref({ regionId, proposalId }).get()).data()!.expiresAt;
  expectDays(await endOf(), 90);
  expect((await submitted(uid, regionId, proposalId)).reason).toBeUndefined();
  expect(await endOf()).toBeNull();
});
