import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { liftExpiredBan } from "../../../functions/src/membership/bans/liftExpiredBan.ts";
import { members } from "../../../functions/src/membership/schema.ts";
import { administrators } from "../../../functions/src/platform/access.ts";
import { regionAudit } from "../../../functions/src/platform/audit.ts";
import { notices } from "../../../functions/src/players/schema.ts";
import { openRegionFixture } from "../../support/fixtures.ts";
import { runSchedule } from "../../support/work.ts";
import { admit, call, enrol, memberOf, mirrorOf, openRegion, playerOf } from "./world.ts";

const MANAGE_MEMBERS = "region:{regionId}:members:manage";
const GOVERN = "region:{regionId}:governance:manage";
const reason = "For the record";

/** A region with its owner as governor, and a name space of its own for the players of one test. */
async function region(name: string, given: Parameters<typeof openRegion>[1] = {}) {
  const regionId = `officer-${name}`;
  const uid = (who: string) => `${regionId}-${who}`;
  await openRegion(regionId, { ownerUid: uid("owner"), ...given });
  await enrol(uid("owner"));
  const resident = async (
    who: string,
    standing: "visitor" | "resident" | "citizen" = "resident",
    change = {},
  ) => {
    await enrol(uid(who), standing === "visitor" ? {} : { home: regionId });
    await admit(uid(who), regionId, standing, change);
    return uid(who);
  };
  const act = (by: string, verb: string, on: string, more: object = {}) =>
    call(uid(by), `membership/${verb}`, { regionId, uid: uid(on), reason, ...more });
  return { regionId, uid, resident, act };
}

test("a ban holds from the next call on, and its end gives back no more than a visit", async () => {
  const { regionId, resident, act } = await region("ban");
  const uid = await resident("anna", "citizen", { moderatorPermissions: [MANAGE_MEMBERS] });
  await resident("ben", "visitor");
  expect((await act("anna", "setReputation", "ben", { reputation: 5 })).reason).toBeUndefined();

  const { result } = await act("owner", "banMember", "anna", { termHours: 24 });
  expect(Date.parse(result.until as string)).toBeGreaterThan(Date.now() + 23 * 3_600_000);
  expect((await act("anna", "setReputation", "ben", { reputation: 6 })).reason).toBe("BANNED");
  expect((await call(uid, "membership/leaveRegion", { regionId })).reason).toBe("BANNED");
  expect((await call(uid, "membership/joinRegion", { regionId })).reason).toBe("BANNED");
  expect((await call(uid, "membership/setHomeRegion", { regionId })).reason).toBe("BANNED");
  expect(await memberOf(regionId, uid)).toMatchObject({
    status: "banned",
    standing: "visitor",
    citizenSince: null,
    residentSince: null,
    moderatorPermissions: [],
  });
  expect((await mirrorOf(regionId, uid))!.banUntil!.toISOString()).toBe(result.until);
  expect(await playerOf(uid)).toMatchObject({ homeRegionId: null });

  expect((await act("owner", "unbanMember", "anna")).result).toMatchObject({ status: "active" });
  expect(await memberOf(regionId, uid)).toMatchObject({ status: "active", standing: "visitor", ban: null });
  expect((await act("anna", "setReputation", "ben", { reputation: 6 })).reason).toBe("PERMISSION_DENIED");
  expect((await act("owner", "unbanMember", "anna")).reason).toBe("NOT_BANNED");
  const powers = (await memberOf(regionId, uid))!.votingPowerCheckpoints.map(({ power }) => power);
  expect(powers).toEqual([1, 0]);
});

test("a moderator neither lifts nor replaces the governor's ban; the governor does both with a moderator's", async () => {
  const { resident, act } = await region("rank");
  await resident("mod", "resident", { moderatorPermissions: [MANAGE_MEMBERS] });
  for (const who of ["ben", "carl"]) await resident(who, "visitor");
  await act("owner", "banMember", "ben");
  expect((await act("mod", "unbanMember", "ben")).reason).toBe("BAN_OUTRANKED");
  expect((await act("mod", "banMember", "ben", { termHours: 1 })).reason).toBe("BAN_OUTRANKED");
  await act("mod", "banMember", "carl");
  expect((await act("owner", "banMember", "carl", { termHours: 1 })).reason).toBeUndefined();
  expect((await act("owner", "unbanMember", "carl")).reason).toBeUndefined();
});

test("forty bans and unbans of a day are two letters, with the last words of each", async () => {
  const { regionId, uid, act } = await region("letters");
  await enrol(uid("stranger"));
  for (let round = 1; round <= 40; round++) {
    const more = { reason: `Round ${round}` };
    expect((await act("owner", "banMember", "stranger", more)).reason).toBeUndefined();
    expect((await act("owner", "unbanMember", "stranger", more)).reason).toBeUndefined();
  }
  const { docs } = await notices.collection({ uid: uid("stranger") }).get();
  expect(docs.map((doc) => doc.data().sentence).toSorted()).toEqual([
    `You are banned from ${regionId} until the ban is lifted: Round 40`,
    `You are no longer banned from ${regionId}: Round 40`,
  ]);
  const log = regionAudit.collection({ regionId }).where("subjectUid", "==", uid("stranger"));
  expect((await log.count().get()).data().count).toBe(80);
});

test("a ban stops even the replay of an answer given before", async () => {
  const { regionId, resident, act, uid } = await region("replay");
  await resident("mod", "resident", { moderatorPermissions: [MANAGE_MEMBERS] });
  await resident("ben", "visitor");
  const requestId = randomUUID();
  const input = { regionId, uid: uid("ben"), reason, reputation: 7 };
  const first = await call(uid("mod"), "membership/setReputation", input, requestId);
  expect(first.result).toEqual({ regionId, uid: uid("ben"), reputation: 7 });
  const again = await call(uid("mod"), "membership/setReputation", input, requestId);
  expect(again.result).toEqual(first.result);
  const other = await call(uid("mod"), "membership/setReputation", { ...input, reputation: 8 }, requestId);
  expect(other.reason).toBe("REQUEST_ID_REUSED");
  await act("owner", "banMember", "mod");
  expect((await call(uid("mod"), "membership/setReputation", input, requestId)).reason).toBe("BANNED");
  expect((await notices.collection({ uid: uid("ben") }).get()).size).toBe(1);
});

test("somebody who never came can be banned, and is free to join when it ends", async () => {
  const { regionId, act, uid } = await region("list", { immigration: { policy: "approval" } });
  await enrol(uid("carl"));
  expect((await call(uid("carl"), "membership/joinRegion", { regionId })).result.outcome).toBe("waiting");
  expect((await act("owner", "banMember", "carl")).reason).toBeUndefined();
  const queue = await call(uid("owner"), "membership/listJoinRequests", { regionId }, null);
  expect(queue.result.joinRequests).toEqual([]);
  expect(await memberOf(regionId, uid("carl"))).toMatchObject({ status: "banned", visits: 0 });
  expect((await act("owner", "unbanMember", "carl")).result).toMatchObject({ status: "left" });
  expect((await call(uid("carl"), "membership/joinRegion", { regionId })).result.outcome).toBe("waiting");
  expect((await act("owner", "banMember", "nobody")).reason).toBe("PLAYER_UNKNOWN");
});

test("nobody acts against the owner or the governor, a moderator against no moderator and never in the own case", async () => {
  const { regionId, resident, act, uid } = await region("protected", {
    governorUid: "officer-protected-gov",
  });
  await resident("gov", "citizen");
  await admit(uid("owner"), regionId, "citizen");
  for (const who of ["mod", "other"])
    await resident(who, "resident", { moderatorPermissions: [MANAGE_MEMBERS, GOVERN] });
  const measures: [string, object][] = [
    ["banMember", {}],
    ["demoteMember", {}],
    ["setReputation", { reputation: 1 }],
    ["setVotingPower", { votingPower: 2 }],
  ];
  for (const [verb, more] of measures) {
    for (const by of ["gov", "mod"]) {
      expect((await act(by, verb, "owner", more)).reason, `${by} ${verb} owner`).toBe("OFFICER_PROTECTED");
      expect((await act(by, verb, "gov", more)).reason, `${by} ${verb} gov`).toBe("OFFICER_PROTECTED");
    }
    expect((await act("mod", verb, "other", more)).reason, `mod ${verb} other`).toBe("OFFICER_PROTECTED");
    expect((await act("mod", verb, "mod", more)).reason, `mod ${verb} mod`).toBe("OFFICER_PROTECTED");
    // The owner's powers are the governor's while somebody holds that office.
    expect((await act("owner", verb, "mod", more)).reason, `owner ${verb} mod`).toBe("PERMISSION_DENIED");
  }
  expect((await act("mod", "promoteMember", "mod")).reason).toBe("OFFICER_PROTECTED");
  expect((await act("gov", "setReputation", "mod", { reputation: 3 })).reason).toBeUndefined();
});

test("an administrator is protected in a region of the platform", async () => {
  const regionId = "default";
  await openRegionFixture(regionId, { kind: "default" });
  for (const uid of ["officer-platform-mod", "officer-platform-admin"]) await enrol(uid);
  await admit("officer-platform-mod", regionId, "visitor", { moderatorPermissions: [MANAGE_MEMBERS] });
  await admit("officer-platform-admin", regionId);
  const ban = { regionId, uid: "officer-platform-admin", reason };
  const mandate = administrators.ref({ uid: "officer-platform-admin" });
  const appointedAt = new Date();
  const facts = { uid: "officer-platform-admin", appointedAt, endedAt: null, note: "Test" };
  await mandate.set({ ...facts, status: "active" });
  expect((await call("officer-platform-mod", "membership/banMember", ban)).reason).toBe("OFFICER_PROTECTED");
  await mandate.set({ ...facts, status: "ended" });
  expect((await call("officer-platform-mod", "membership/banMember", ban)).reason).toBeUndefined();
});

test("only the governor makes moderators, out of members, with named permissions", async () => {
  const { regionId, resident, act, uid } = await region("moderators");
  await resident("mod", "visitor");
  await resident("next", "visitor");
  const permissions = [MANAGE_MEMBERS, GOVERN];
  expect((await act("owner", "appointModerator", "mod", { permissions })).result).toMatchObject({
    permissions,
  });
  expect((await act("mod", "appointModerator", "next", { permissions })).reason).toBe("PERMISSION_DENIED");
  expect((await act("mod", "dismissModerator", "mod")).reason).toBe("OFFICER_PROTECTED");
  const foreign = await act("owner", "appointModerator", "next", {
    permissions: ["region:{regionId}:owner:*"],
  });
  expect(foreign.reason).toBe("INVALID_INPUT");
  expect((await act("owner", "appointModerator", "stranger", { permissions })).reason).toBe("NOT_A_MEMBER");
  expect((await act("owner", "appointModerator", "owner", { permissions })).reason).toBe("OFFICER_PROTECTED");
  expect((await act("owner", "appointModerator", "mod", { permissions: [GOVERN] })).reason).toBeUndefined();
  const banned = { regionId, status: "banned" };
  expect((await call(uid("mod"), "membership/listMembers", banned, null)).reason).toBe("PERMISSION_DENIED");
  expect((await act("owner", "dismissModerator", "mod")).reason).toBeUndefined();
  expect((await act("owner", "dismissModerator", "mod")).reason).toBe("STANDING_UNCHANGED");
  expect(await memberOf(regionId, uid("mod"))).toMatchObject({ status: "active", moderatorPermissions: [] });
});

test("promotion and demotion go step by step, are told to the player and stand in the log", async () => {
  const { regionId, resident, act, uid } = await region("steps");
  await resident("vera", "visitor");
  await resident("rosa", "resident");
  expect((await act("owner", "promoteMember", "vera")).reason).toBe("STANDING_UNCHANGED");
  expect((await act("owner", "promoteMember", "rosa")).result).toMatchObject({ standing: "citizen" });
  expect((await act("owner", "promoteMember", "rosa")).reason).toBe("STANDING_UNCHANGED");
  expect((await act("owner", "setVotingPower", "rosa", { votingPower: 3 })).reason).toBeUndefined();
  expect((await act("owner", "setVotingPower", "vera", { votingPower: 3 })).reason).toBe(
    "STANDING_UNCHANGED",
  );
  expect((await act("owner", "demoteMember", "rosa")).result).toMatchObject({ standing: "resident" });
  const soon = await call(uid("rosa"), "membership/claimCitizenship", { regionId });
  expect(soon.reason).toBe("RESIDENCE_TOO_SHORT");
  expect((await act("owner", "demoteMember", "rosa")).result).toMatchObject({ standing: "visitor" });
  expect((await act("owner", "demoteMember", "rosa")).reason).toBe("STANDING_UNCHANGED");
  expect(await playerOf(uid("rosa"))).toMatchObject({ homeRegionId: null });
  const member = (await memberOf(regionId, uid("rosa")))!;
  expect(member.votingPowerCheckpoints.map(({ power }) => power)).toEqual([1, 3, 0]);

  const told = (
    await notices
      .collection({ uid: uid("rosa") })
      .orderBy("at")
      .get()
  ).docs.map((doc) => doc.data());
  expect(told.map(({ kind }) => kind)).toEqual(["PROMOTED", "VOTING_POWER_SET", "DEMOTED"]);
  const log = (await regionAudit.collection({ regionId }).orderBy("at").get()).docs.map((doc) => doc.data());
  expect(log.map(({ action }) => action)).toEqual([
    "promoteMember",
    "setVotingPower",
    "demoteMember",
    "demoteMember",
  ]);
  for (const entry of log) {
    expect(entry).toMatchObject({
      actorUid: uid("owner"),
      subjectUid: uid("rosa"),
      reason,
      visibility: "officers",
    });
  }
  expect(JSON.parse(log[0]!.before!)).toMatchObject({ standing: "resident" });
  expect(JSON.parse(log[0]!.after!)).toMatchObject({ standing: "citizen" });
});

test("in a democracy no officer weighs votes", async () => {
  const { resident, act } = await region("democracy", { governance: { type: "democracy" } });
  await resident("rosa", "citizen");
  expect((await act("owner", "setVotingPower", "rosa", { votingPower: 3 })).reason).toBe("GOVERNED_BY_VOTE");
});

test("officers page through the members and filter them", async () => {
  const { regionId, resident, uid } = await region("pages");
  for (const who of ["a", "b", "c"]) await resident(who, "visitor");
  await resident("d", "citizen");
  await resident("e", "visitor", { status: "left" });
  const list = async (input: object) =>
    (await call(uid("owner"), "membership/listMembers", { regionId, ...input }, null)).result as {
      members: { uid: string; joinedAt: string }[];
      cursor: string | null;
    };
  const first = await list({ pageSize: 3 });
  expect(first.members.map((member) => member.uid)).toEqual([uid("a"), uid("b"), uid("c")]);
  expect(Date.parse(first.members[0]!.joinedAt)).toBeGreaterThan(0);
  const second = await list({ pageSize: 3, cursor: first.cursor! });
  expect(second).toMatchObject({ members: [{ uid: uid("d") }], cursor: null });
  expect((await list({ standing: "citizen" })).members.map((member) => member.uid)).toEqual([uid("d")]);
  const long = "For a reason that takes more words than any name would have";
  await call(uid("owner"), "membership/banMember", { regionId, uid: uid("a"), reason: long });
  expect((await list({ status: "banned" })).members).toMatchObject([
    { uid: uid("a"), ban: { reason: long, until: null } },
  ]);
  expect((await list({ status: "left" })).members.map((member) => member.uid)).toEqual([uid("e")]);
  await resident("z", "visitor", { name: "Zoë of Vega" });
  const named = async (nameBegins: string) => (await list({ nameBegins, standing: "visitor" })).members;
  expect(await named("Zo")).toMatchObject([{ uid: uid("z"), name: "Zoë of Vega" }]);
  expect([...(await named("zo")), ...(await named("Zoé"))]).toEqual([]);
});

test("who belongs reads the roster, and of others nothing that is theirs and the officers'", async () => {
  const { regionId, resident, uid } = await region("roster");
  await resident("a", "citizen", { reputation: 40 });
  await resident("b", "visitor", { reputation: 7 });
  await resident("out", "visitor", { status: "left" });
  const list = (who: string, input: object = {}) =>
    call(uid(who), "membership/listMembers", { regionId, ...input }, null);
  const { members } = (await list("b")).result as { members: object[] };
  expect(members).toMatchObject([
    { uid: uid("a"), standing: "citizen", reputation: null, visits: null, moderatorPermissions: null },
    { uid: uid("b"), standing: "visitor", reputation: 7, visits: 1, moderatorPermissions: [] },
  ]);
  expect((await list("b", { status: "left" })).reason).toBe("PERMISSION_DENIED");
  expect((await list("out")).reason).toBe("NOT_A_MEMBER");
});

test("the schedule lifts the bans whose term has passed, those alone, and once", async () => {
  const { regionId, resident, uid } = await region("lift");
  const ban = (until: Date | null, wasMember: boolean) => ({
    status: "banned" as const,
    ban: { reason, byUid: "x", at: new Date(Date.now() - 120_000), until, wasMember },
  });
  await resident("past", "visitor", ban(new Date(Date.now() - 60_000), true));
  await resident("stranger", "visitor", ban(new Date(Date.now() - 60_000), false));
  await resident("future", "visitor", ban(new Date(Date.now() + 60_000_000), true));
  await resident("endless", "visitor", ban(null, true));
  // As if the query had found them before the ban was renewed.
  for (const who of ["future", "endless", "nobody"]) await liftExpiredBan({ regionId, uid: uid(who) });
  await Promise.all([runSchedule("liftExpiredBans"), runSchedule("liftExpiredBans")]);
  await runSchedule("liftExpiredBans");
  const { docs } = await members.collection({ regionId }).get();
  const statuses = Object.fromEntries(docs.map((doc) => [doc.id.split("-").at(-1), doc.data().status]));
  expect(statuses).toEqual({ past: "active", stranger: "left", future: "banned", endless: "banned" });
  expect(await mirrorOf(regionId, uid("past"))).toMatchObject({ status: "active", banUntil: null });
  const log = (await regionAudit.collection({ regionId }).get()).docs.map((doc) => doc.data());
  expect(log.map(({ action, actorUid }) => [action, actorUid])).toEqual([
    ["liftExpiredBan", "schedule:liftExpiredBans"],
    ["liftExpiredBan", "schedule:liftExpiredBans"],
  ]);
  expect((await notices.collection({ uid: uid("past") }).get()).docs.map((doc) => doc.data().kind)).toEqual([
    "BAN_ENDED",
  ]);
});
