import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { regionAudit } from "../../../functions/src/platform/audit.ts";
import { requests } from "../../../functions/src/platform/calls/replay.ts";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { canonicalJson, digest } from "../../../functions/src/platform/random.ts";
import { outbox } from "../../../functions/src/platform/work/outbox.ts";
import { call, memberOf } from "../membership/world.ts";
import { ballotsOf, citizens, openPoll, say } from "./pollWorld.ts";

const timeout = 180_000;

const banBy = (rank: "platform" | "governor" | "moderator") => ({
  reason: "Smuggling",
  byUid: "officer",
  rank,
  at: new Date(),
  until: null,
  wasMember: true,
});

describe("a ballot", () => {
  test("is cast, and replaced until closing, with the power held when the vote was called", async () => {
    await openPoll("cast-one", { powersCount: true });
    await citizens("cast-one", ["cast-vera"], { votingPower: 4 });
    const first = await say("cast-vera", "cast-one", "for");
    expect(first.result).toEqual({ revision: 1 });
    const firstCastAt = (await ballotsOf("cast-one").doc("cast-vera").get()).data()!.firstCastAt;
    const second = await say("cast-vera", "cast-one", "against");
    expect(second.result).toEqual({ revision: 2 });
    expect((await ballotsOf("cast-one").get()).docs.map((doc) => doc.data())).toEqual([
      { choice: { kind: "one", option: "against" }, power: 4, revision: 2, firstCastAt },
    ]);
  });

  // They wait for the emulator's locks, and for nothing of each other's.
  test.concurrent("sixteen at once of one voter are one, of a revision that nobody else has", {
    timeout,
  }, async () => {
    await openPoll("cast-race");
    await citizens("cast-race", ["cast-racer"]);
    const outcomes = await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        say("cast-racer", "cast-race", index % 2 === 0 ? "for" : "against"),
      ),
    );
    const cast = outcomes.filter(({ reason }) => reason === undefined);
    for (const { reason } of outcomes) expect([undefined, "BUSY"]).toContain(reason);
    const revisions = cast.map(({ result }) => Number(result.revision)).toSorted((a, b) => a - b);
    expect(revisions).toEqual(Array.from({ length: cast.length }, (_, index) => index + 1));
    const found = await ballotsOf("cast-race").get();
    expect(found.size).toBe(1);
    expect(found.docs[0]!.data().revision).toBe(cast.length);
  });

  test.concurrent("sent twice is cast once, and the same id with another choice is refused", async () => {
    await openPoll("cast-replay");
    await citizens("cast-replay", ["cast-sender"]);
    const requestId = randomUUID();
    for (let sending = 0; sending < 2; sending++) {
      const { result } = await say("cast-sender", "cast-replay", "for", requestId);
      expect(result).toEqual({ revision: 1 });
    }
    const changed = await say("cast-sender", "cast-replay", "against", requestId);
    expect(changed.reason).toBe("REQUEST_ID_REUSED");
  });

  test.concurrent("of three hundred citizens within a minute meets no contention", { timeout }, async () => {
    await openPoll("cast-many", { entitledCount: 300 });
    const uids = Array.from({ length: 300 }, (_, index) => `cast-many-${index}`);
    await citizens("cast-many", uids);
    const outcomes = await Promise.all(uids.map((uid) => say(uid, "cast-many", "for")));
    expect(outcomes.map(({ reason }) => reason).filter(Boolean)).toEqual([]);
    expect((await ballotsOf("cast-many").count().get()).data().count).toBe(300);
  });
});

describe("nobody casts", () => {
  const YESTERDAY = new Date(Date.now() - DAY_MS);

  test.each([
    ["without a membership", undefined, {}, "NOT_A_MEMBER"],
    ["once banned by the platform", { status: "banned" as const, ban: banBy("platform") }, {}, "BANNED"],
    [
      "once banned by the region, without a vote that was called before",
      { status: "banned" as const, ban: banBy("governor"), votingPowerCheckpoints: [] },
      {},
      "BANNED",
    ],
    [
      "who left before it was called",
      { status: "left" as const, votingPowerCheckpoints: [] },
      {},
      "NOT_A_MEMBER",
    ],
    [
      "who became a citizen after the call",
      { votingPowerCheckpoints: [{ since: new Date(), power: 1 }] },
      {},
      "NOT_ENTITLED",
    ],
    ["of the citizens where the council votes", {}, { electorate: "council" as const }, "NOT_ENTITLED"],
    ["before voting opens", {}, { opensAt: new Date(Date.now() + DAY_MS / 2) }, "POLL_NOT_OPEN"],
    ["after voting ends", {}, { opensAt: YESTERDAY, closesAt: new Date(Date.now() - 1) }, "POLL_CLOSED"],
    ["behind the seal", {}, { phase: "sealed" as const }, "POLL_CLOSED"],
    ["where the vote was called off", {}, { phase: "cancelled" as const }, "POLL_CLOSED"],
  ])("%s", async (name, member, fields, reason) => {
    const regionId = `refuse-${digest(name)
      .toLowerCase()
      .replace(/[^a-z0-9]/g, "")
      .slice(0, 12)}`;
    await openPoll(regionId, fields);
    if (member !== undefined) await citizens(regionId, [`${regionId}-voter`], member);
    expect((await say(`${regionId}-voter`, regionId, "for")).reason).toBe(reason);
    expect((await ballotsOf(regionId).get()).size).toBe(0);
  });

  test("what is no answer to the question", async () => {
    const pollId = await openPoll("cast-wrong");
    await citizens("cast-wrong", ["cast-wrong-voter"]);
    const cast = (choice: object) =>
      call("cast-wrong-voter", "governance/castBallot", { regionId: "cast-wrong", pollId, choice });
    expect((await cast({ kind: "one", option: "perhaps" })).reason).toBe("BALLOT_INVALID");
    expect((await cast({ kind: "ranking", ranking: ["for"] })).reason).toBe("BALLOT_INVALID");
    expect((await cast({ kind: "ranking", ranking: [] })).reason).toBe("INVALID_INPUT");
    const elsewhere = await call("cast-wrong-voter", "governance/castBallot", {
      regionId: "cast-wrong",
      pollId: "no-such-poll",
      choice: { kind: "one", option: "for" },
    });
    expect(elsewhere.reason).toBe("POLL_UNKNOWN");
  });
});

test("a member of the council votes by the seat, with one vote", async () => {
  await openPoll("cast-council", { electorate: "council" });
  await citizens("cast-council", ["cast-councillor"], { offices: ["councilMember"], votingPower: 7 });
  expect((await say("cast-councillor", "cast-council", "for")).reason).toBeUndefined();
  expect((await ballotsOf("cast-council").doc("cast-councillor").get()).data()!.power).toBe(1);
});

test("where powers do not count, every citizen weighs one", async () => {
  await openPoll("cast-equal");
  await citizens("cast-equal", ["cast-equal-friend"], { votingPower: 10 });
  expect((await say("cast-equal-friend", "cast-equal", "for")).reason).toBeUndefined();
  expect((await ballotsOf("cast-equal").doc("cast-equal-friend").get()).data()!.power).toBe(1);
});

test("who was demoted and banned by officers since the call votes with what was held then", async () => {
  await openPoll("cast-demoted", { powersCount: true });
  await citizens("cast-demoted", ["cast-demoted-voter"], { votingPower: 3 });
  const member = (await memberOf("cast-demoted", "cast-demoted-voter"))!;
  const votingPowerCheckpoints = [...member.votingPowerCheckpoints, { since: new Date(), power: 0 }];
  await citizens("cast-demoted", ["cast-demoted-voter"], {
    status: "banned",
    ban: banBy("moderator"),
    standing: "visitor",
    votingPowerCheckpoints,
  });
  expect((await say("cast-demoted-voter", "cast-demoted", "for")).reason).toBeUndefined();
  expect((await ballotsOf("cast-demoted").doc("cast-demoted-voter").get()).data()!.power).toBe(3);
});

test("a casting leaves nothing that tells the choice, and no entry or task that tells of it", async () => {
  const pollId = await openPoll("cast-secret");
  await citizens("cast-secret", ["cast-secret-voter"]);
  const input = { regionId: "cast-secret", pollId, choice: { kind: "one", option: "abstain" } };
  await call("cast-secret-voter", "governance/castBallot", input);
  const stored = (await requests.collection({ uid: "cast-secret-voter" }).get()).docs.map((doc) =>
    doc.data(),
  );
  expect(stored).toHaveLength(1);
  expect(JSON.parse(stored[0]!.answer)).toEqual({ revision: 1 });
  // What somebody with the database alone could try for every choice there is.
  for (const option of ["for", "against", "abstain"]) {
    const tried = digest(canonicalJson({ ...input, choice: { kind: "one", option } }));
    expect(stored[0]!.bodyDigest).not.toBe(tried);
  }
  expect((await regionAudit.collection({ regionId: "cast-secret" }).get()).size).toBe(0);
  const rows = (await outbox.collection({}).get()).docs.filter((row) => row.data().body.includes(pollId));
  expect(rows).toEqual([]);
});
