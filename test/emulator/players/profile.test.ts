import { expect, test, vi } from "vitest";
import { nominations } from "../../../functions/src/governance/elections/schema.ts";
import { joinRequests } from "../../../functions/src/membership/schema.ts";
import { lookalikeKey } from "../../../functions/src/platform/lookalike.ts";
import { transact } from "../../../functions/src/platform/store.ts";
import { notices, playerNames } from "../../../functions/src/players/schema.ts";
import { stageLetter } from "../../../functions/src/players/stageLetter.ts";
import { stageNotice } from "../../../functions/src/players/stageNotice.ts";
import { openRegionFixture } from "../../support/fixtures.ts";
import { changesOf, credits, makeTransfers, testKinds } from "../../support/ledger/ledger.ts";
import { admit, call, enrol, memberOf, openRegion, playerOf } from "../membership/world.ts";

test("a player sees the own balance, and of others the public part", async () => {
  await enrol("pro-anna", { credits: 70, home: "default" });
  await enrol("pro-ben");
  const own = await call("pro-anna", "players/getProfile", {}, null);
  expect(own.result).toMatchObject({ uid: "pro-anna", homeRegionId: "default", own: { balanceCredits: 70 } });
  const other = await call("pro-ben", "players/getProfile", { uid: "pro-anna" }, null);
  expect(other.result).toMatchObject({ uid: "pro-anna", name: "Player pro-anna", own: null });
  expect(JSON.stringify(other.result)).not.toContain("player:");
  expect((await call("pro-ben", "players/getProfile", { uid: "pro-none" }, null)).reason).toBe(
    "PLAYER_UNKNOWN",
  );
  expect((await call("pro-none", "players/getProfile", {}, null)).reason).toBe("NOT_REGISTERED");
});

test("a name that was given up is held for its owner, and nobody else", async () => {
  await openRegionFixture("default", { kind: "default" });
  await call("pro-cleo", "players/registerPlayer", { name: "Cleo Pro" });
  await call("pro-dora", "players/registerPlayer", { name: "Dora Pro" });
  const taken = await call("pro-dora", "players/updateProfile", { name: "cleo pro" });
  expect(taken.reason).toBe("NAME_TAKEN");
  const changed = await call("pro-cleo", "players/updateProfile", {
    name: "Cleopatra Pro",
    biography: "Queen",
  });
  expect(changed.result).toEqual({ name: "Cleopatra Pro", biography: "Queen" });
  expect((await call("pro-dora", "players/updateProfile", { name: "cleo pro" })).reason).toBe("NAME_TAKEN");
  // Another spelling of the own name is no new name.
  expect((await call("pro-dora", "players/updateProfile", { name: "DORA PRO" })).reason).toBeUndefined();
  expect(await playerOf("pro-dora")).toMatchObject({ name: "DORA PRO", biography: "" });
  const held = await playerNames.collection({}).where("uid", "in", ["pro-cleo", "pro-dora"]).get();
  expect(held.docs.map((doc) => doc.data().name).sort()).toEqual(["Cleo Pro", "Cleopatra Pro", "DORA PRO"]);
  expect((await call("pro-cleo", "players/updateProfile", { name: "Cleo Pro" })).reason).toBeUndefined();
});

test("90 days after it was given up a name is anybody's", async () => {
  await openRegionFixture("default", { kind: "default" });
  await call("pro-ivan", "players/registerPlayer", { name: "Ivan Pro" });
  await call("pro-ivan", "players/updateProfile", { name: "Igor Pro" });
  const nameKey = lookalikeKey("Ivan Pro");
  await playerNames.ref({ nameKey }).update({ heldUntil: new Date(Date.now() - 1) });
  expect((await call("pro-jane", "players/registerPlayer", { name: "Ivan Pro" })).reason).toBeUndefined();
  expect((await playerNames.ref({ nameKey }).get()).data()).toMatchObject({
    uid: "pro-jane",
    heldUntil: null,
  });
});

test("rosters, applications and ballots show what a player is called now", async () => {
  await openRegionFixture("default", { kind: "default" });
  await call("pro-kira", "players/registerPlayer", { name: "Kira Pro" });
  await openRegion("pro-roster");
  await admit("pro-kira", "pro-roster", "citizen");
  await openRegion("pro-queue", { immigration: { policy: "approval" } });
  await call("pro-kira", "membership/joinRegion", { regionId: "pro-queue" });
  const candidacy = nominations.ref({ regionId: "pro-roster", electionId: "election", uid: "pro-kira" });
  await candidacy.set({
    uid: "pro-kira",
    regionId: "pro-roster",
    electionId: "election",
    name: "Kira Pro",
    platform: "",
    nominatedByUid: "pro-kira",
    nominatedAt: new Date(),
    acceptedAt: new Date(),
    withdrawnAt: null,
    seconderUids: [],
    seconderCount: 0,
  });
  const renamed = await call("pro-kira", "players/updateProfile", { name: "Nora Pro" });
  expect(renamed.reason).toBeUndefined();
  const shown = async () => [
    (await memberOf("default", "pro-kira"))?.name,
    (await memberOf("pro-roster", "pro-kira"))?.name,
    (await joinRequests.ref({ regionId: "pro-queue", uid: "pro-kira" }).get()).data()?.name,
    (await candidacy.get()).data()?.name,
  ];
  await vi.waitFor(async () => expect(await shown()).toEqual(Array(4).fill("Nora Pro")), {
    timeout: 20_000,
    interval: 200,
  });
});

test("the ledger history comes page by page, newest first, and shows the own side", async () => {
  const { accountId } = await enrol("pro-emil", { credits: 100 });
  const other = await enrol("pro-fay", { credits: 100 });
  for (let index = 1; index <= 5; index++) {
    const transfer = {
      transferId: `pro-transfer~${index}`,
      kind: testKinds.testPayment,
      memo: `No. ${index}`,
      changes: changesOf(credits, { [accountId]: -index, [other.accountId]: index }),
    };
    // Two at one instant: the id decides their order.
    await makeTransfers([transfer], new Date(Date.now() + 60_000 * Math.ceil(index / 2)));
  }
  const pages: { transferId: string; amountCredits: number; otherAccountIds: string[] }[][] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const given: Record<string, unknown> = cursor === undefined ? {} : { cursor };
    const { result, reason } = await call(
      "pro-emil",
      "players/listTransfers",
      { pageSize: 2, ...given },
      null,
    );
    expect(reason).toBeUndefined();
    const page = result as { transfers: (typeof pages)[number]; cursor: string | null };
    pages.push(page.transfers);
    cursor = page.cursor;
  }
  expect(pages.flat().map(({ amountCredits }) => amountCredits)).toEqual([-5, -4, -3, -2, -1, 100]);
  expect(pages[0]![0]!.otherAccountIds).toEqual([other.accountId]);
  const wrong = await call("pro-emil", "players/listTransfers", { cursor: "nonsense" }, null);
  expect(wrong.reason).toBe("INVALID_INPUT");
});

test("a notice is read once, by the player it was sent to", async () => {
  await enrol("pro-gus");
  await enrol("pro-hal");
  const at = new Date();
  const notice = { uid: "pro-gus", kind: "TEST", sentence: "Something happened", regionId: null };
  await transact(async (tx) => {
    for (const intent of ["one", "two"]) stageNotice(tx, notice, { intent, at });
  });
  const sent = (await notices.collection({ uid: "pro-gus" }).get()).docs.map(({ id }) => id);
  const twice = { noticeIds: [...sent, sent[0]!] };
  expect((await call("pro-gus", "players/markNoticesRead", twice)).result).toEqual({ markedCount: 2 });
  const read = (await notices.ref({ uid: "pro-gus", noticeId: sent[0]! }).get()).data()!.readAt;
  expect(read).toBeInstanceOf(Date);
  expect((await call("pro-gus", "players/markNoticesRead", twice)).result).toEqual({ markedCount: 0 });
  expect((await notices.ref({ uid: "pro-gus", noticeId: sent[0]! }).get()).data()!.readAt).toEqual(read);
  const foreign = await call("pro-hal", "players/markNoticesRead", { noticeIds: sent });
  expect(foreign.reason).toBe("NOTICE_UNKNOWN");
  expect((await call("pro-hal", "players/markNoticesRead", { noticeIds: ["__id__"] })).reason).toBe(
    "INVALID_INPUT",
  );
});

test("one person's letters of a kind are one for each region and day, unread again with the last", async () => {
  const letter = { uid: "pro-ida", kind: "BANNED", sentence: "First", regionId: "pro-letters" };
  const at = (instant: string) => new Date(`2102-01-${instant}:00Z`);
  const send = (fromUid: string, changed: Partial<typeof letter>, when: Date) =>
    transact(async (tx) => stageLetter(tx, { fromUid, ...letter, ...changed }, when));
  const box = async () => (await notices.collection({ uid: "pro-ida" }).get()).docs;
  await send("pro-judge", {}, at("01T00:00"));
  await (await box())[0]!.ref.update({ readAt: new Date() });
  await send("pro-judge", { sentence: "Last" }, at("01T23:59"));
  expect((await box()).map((doc) => doc.data())).toEqual([
    {
      kind: "BANNED",
      sentence: "Last",
      regionId: "pro-letters",
      at: at("01T23:59"),
      readAt: null,
      expiresAt: null,
    },
  ]);
  await send("pro-judge", {}, at("02T00:00"));
  await send("pro-judge", { kind: "UNBANNED" }, at("01T12:00"));
  await send("pro-judge", { regionId: "pro-other" }, at("01T12:00"));
  await send("pro-jury", {}, at("01T12:00"));
  expect(await box()).toHaveLength(5);
});
