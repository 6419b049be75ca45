import { expect, test } from "vitest";
import { joinRequests } from "../../../functions/src/membership/schema.ts";
import { regionAudit } from "../../../functions/src/platform/audit.ts";
import { notices } from "../../../functions/src/players/schema.ts";
import { admit, call, enrol, memberOf, mirrorOf, openRegion } from "./world.ts";

const past = () => new Date(Date.now() - 60_000);

test("an open region takes a player in at once, as a visitor with a first visit", async () => {
  await openRegion("join-open");
  await enrol("join-anna");
  const { result } = await call("join-anna", "membership/joinRegion", { regionId: "join-open" });
  expect(result).toEqual({ regionId: "join-open", outcome: "joined" });
  const member = await memberOf("join-open", "join-anna");
  expect(member).toMatchObject({ status: "active", standing: "visitor", visits: 1, reputation: 0 });
  expect(await mirrorOf("join-open", "join-anna")).toMatchObject({ status: "active", standing: "visitor" });
});

test("a region that asks for reputation asks all regions of a stranger, each by its visits", async () => {
  await openRegion("join-renowned", { immigration: { minimumReputation: 6 } });
  await enrol("join-stranger", { home: "join-elsewhere" });
  await admit("join-stranger", "join-elsewhere", "resident", { reputation: 2, visits: 3 });
  await admit("join-stranger", "join-farther", "visitor", { reputation: 16, visits: 1, status: "left" });
  const asking = () => call("join-stranger", "membership/joinRegion", { regionId: "join-renowned" });
  // (2 × 3 + 16 × 1) ÷ 4
  expect((await asking()).answer.error?.details?.metadata).toMatchObject({ reputation: 5 });
  await admit("join-stranger", "join-farther", "visitor", { reputation: 16, visits: 2, status: "left" });
  expect((await asking()).result.outcome).toBe("joined");
});

test("a region that asks for approval queues applicants until an officer answers", async () => {
  await openRegion("join-approval", { ownerUid: "join-owner", immigration: { policy: "approval" } });
  for (const uid of ["join-owner", "join-ben", "join-cleo", "join-dora"]) await enrol(uid);
  for (const uid of ["join-ben", "join-cleo", "join-dora"]) {
    const { result } = await call(uid, "membership/joinRegion", {
      regionId: "join-approval",
      message: `I am ${uid}`,
    });
    expect(result.outcome).toBe("waiting");
  }
  expect(await memberOf("join-approval", "join-ben")).toBeUndefined();
  const first = await call(
    "join-owner",
    "membership/listJoinRequests",
    { regionId: "join-approval", pageSize: 2 },
    null,
  );
  const { joinRequests: queue, cursor } = first.result as {
    joinRequests: { uid: string; message: string }[];
    cursor: string;
  };
  expect(queue.map(({ uid }) => uid)).toEqual(["join-ben", "join-cleo"]);
  expect(queue[0]!.message).toBe("I am join-ben");
  const rest = await call(
    "join-owner",
    "membership/listJoinRequests",
    { regionId: "join-approval", pageSize: 2, cursor },
    null,
  );
  expect(rest.result).toMatchObject({ joinRequests: [{ uid: "join-dora" }], cursor: null });

  const answer = { regionId: "join-approval", reason: "Seen at the gate" };
  const approved = await call("join-owner", "membership/answerJoinRequest", {
    ...answer,
    uid: "join-ben",
    approved: true,
  });
  expect(approved.result.outcome).toBe("joined");
  const refused = await call("join-owner", "membership/answerJoinRequest", {
    ...answer,
    uid: "join-cleo",
    approved: false,
  });
  expect(refused.result.outcome).toBe("refused");
  expect(
    (await call("join-dora", "membership/withdrawJoinRequest", { regionId: "join-approval" })).reason,
  ).toBeUndefined();

  expect(await memberOf("join-approval", "join-ben")).toMatchObject({
    status: "active",
    standing: "visitor",
    visits: 1,
  });
  expect(await memberOf("join-approval", "join-cleo")).toBeUndefined();
  expect((await joinRequests.collection({ regionId: "join-approval" }).get()).size).toBe(0);
  const told = async (uid: string) =>
    (await notices.collection({ uid }).get()).docs.map((doc) => doc.data().kind);
  expect(await told("join-ben")).toEqual(["MEMBERSHIP_APPROVED"]);
  expect(await told("join-cleo")).toEqual(["MEMBERSHIP_REFUSED"]);
  const again = await call("join-owner", "membership/answerJoinRequest", {
    ...answer,
    uid: "join-ben",
    approved: true,
  });
  expect(again.reason).toBe("REQUEST_UNKNOWN");
  const { docs: log } = await regionAudit.collection({ regionId: "join-approval" }).get();
  expect(log.map((doc) => [doc.data().action, doc.data().subjectUid, doc.data().reason]).sort()).toEqual([
    ["answerJoinRequest", "join-ben", "Seen at the gate"],
    ["answerJoinRequest", "join-cleo", "Seen at the gate"],
  ]);
});

test("what keeps a player out says why", async () => {
  await enrol("join-emil", { home: "join-home" });
  await openRegion("join-home");
  await admit("join-emil", "join-home", "resident", { reputation: -5 });
  await openRegion("join-closed", { immigration: { policy: "closed" } });
  await openRegion("join-suspended", { status: "suspended" });
  await openRegion("join-strict", { immigration: { minimumReputation: 10 } });
  await openRegion("join-banned");
  await admit("join-emil", "join-banned", "visitor", {
    status: "banned",
    ban: { reason: "Smuggling", byUid: "x", rank: "governor", at: past(), until: null, wasMember: true },
  });
  const refusals = {
    "join-closed": "IMMIGRATION_CLOSED",
    "join-suspended": "REGION_CLOSED",
    "join-strict": "REPUTATION_TOO_LOW",
    "join-banned": "BANNED",
    "join-home": "ALREADY_MEMBER",
    "join-nowhere": "REGION_UNKNOWN",
  };
  for (const [regionId, reason] of Object.entries(refusals)) {
    expect((await call("join-emil", "membership/joinRegion", { regionId })).reason, regionId).toBe(reason);
  }
  const { answer } = await call("join-emil", "membership/joinRegion", { regionId: "join-strict" });
  expect(answer.error!.message).toContain("-2");
  expect(answer.error!.message).toContain("10");
  expect((await call("join-nobody", "membership/joinRegion", { regionId: "join-open" })).reason).toBe(
    "NOT_REGISTERED",
  );
});

test("a ban whose term has passed keeps nobody out, though no schedule has lifted it", async () => {
  await openRegion("join-served", { immigration: { policy: "closed" } });
  await enrol("join-fay");
  await admit("join-fay", "join-served", "visitor", {
    status: "banned",
    ban: { reason: "Brawling", byUid: "x", rank: "governor", at: past(), until: past(), wasMember: true },
  });
  expect((await call("join-fay", "membership/joinRegion", { regionId: "join-served" })).result.outcome).toBe(
    "joined",
  );
  expect(await memberOf("join-served", "join-fay")).toMatchObject({
    status: "active",
    standing: "visitor",
    ban: null,
  });
  expect(await mirrorOf("join-served", "join-fay")).toMatchObject({ status: "active", banUntil: null });
});

test("who comes back has the reputation of before", async () => {
  await openRegion("join-back", { immigration: { minimumReputation: 0 } });
  await enrol("join-gus");
  await admit("join-gus", "join-back", "visitor", { reputation: -1 });
  expect(
    (await call("join-gus", "membership/leaveRegion", { regionId: "join-back" })).reason,
  ).toBeUndefined();
  expect((await call("join-gus", "membership/joinRegion", { regionId: "join-back" })).reason).toBe(
    "REPUTATION_TOO_LOW",
  );
});
