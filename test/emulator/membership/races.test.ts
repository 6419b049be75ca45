import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { members, memberships } from "../../../functions/src/membership/schema.ts";
import { administrator } from "../regions/world.ts";
import { admit, call, enrol, memberOf, openRegion, playerOf } from "./world.ts";

const ROUNDS = [1, 2, 3, 4];
const timeout = 180_000;

// The emulator decides a conflict by letting one side wait some seconds: the races wait side by side.
describe.concurrent("races", () => {
  test("sixteen joins at once make one membership and one visit", { timeout }, async () => {
    await openRegion("race-join");
    await enrol("race-joiner");
    const outcomes = await Promise.all(
      Array.from({ length: 16 }, () =>
        call("race-joiner", "membership/joinRegion", { regionId: "race-join" }),
      ),
    );
    expect(outcomes.filter(({ reason }) => reason === undefined)).toHaveLength(1);
    // `BUSY` is the kernel's word for a conflict that outlasted its retries; nothing was changed then.
    for (const { reason } of outcomes) expect([undefined, "ALREADY_MEMBER", "BUSY"]).toContain(reason);
    expect(await memberOf("race-join", "race-joiner")).toMatchObject({ status: "active", visits: 1 });
    expect((await members.collection({ regionId: "race-join" }).get()).size).toBe(1);
    expect((await memberships.collection({ uid: "race-joiner" }).get()).size).toBe(1);
  });

  test("sixteen sendings of one intent are one join, and each gets its answer", { timeout }, async () => {
    await openRegion("race-replay");
    await enrol("race-sender");
    const requestId = randomUUID();
    const outcomes = await Promise.all(
      Array.from({ length: 16 }, () =>
        call("race-sender", "membership/joinRegion", { regionId: "race-replay" }, requestId),
      ),
    );
    for (const { reason, result } of outcomes) {
      if (reason !== "BUSY") expect(result).toEqual({ regionId: "race-replay", outcome: "joined" });
    }
    expect(await memberOf("race-replay", "race-sender")).toMatchObject({ visits: 1 });
    const other = await call("race-sender", "membership/joinRegion", { regionId: "race-other" }, requestId);
    expect(other.reason).toBe("REQUEST_ID_REUSED");
  });

  test.for(ROUNDS)("a ban beside a promotion ends in the ban (%i)", { timeout }, async (round) => {
    const regionId = `race-ban-${round}`;
    const owner = `${regionId}-owner`;
    const uid = `${regionId}-rosa`;
    await openRegion(regionId, { ownerUid: owner });
    await enrol(owner);
    await enrol(uid, { home: regionId });
    await admit(uid, regionId, "resident");
    const input = { regionId, uid, reason: "At the same time" };
    const [ban, promotion] = await Promise.all([
      call(owner, "membership/banMember", input),
      call(owner, "membership/promoteMember", input),
    ]);
    expect(ban.reason).toBeUndefined();
    expect([undefined, "NOT_A_MEMBER"]).toContain(promotion.reason);
    const member = (await memberOf(regionId, uid))!;
    expect(member).toMatchObject({ status: "banned", standing: "visitor", citizenSince: null });
    expect(member.votingPowerCheckpoints.at(-1)?.power ?? 0).toBe(0);
    expect(await playerOf(uid)).toMatchObject({ homeRegionId: null });
  });

  test.for(ROUNDS)("nobody moves into a region behind its closing (%i)", { timeout }, async (round) => {
    const regionId = `race-close-${round}`;
    const owner = `${regionId}-owner`;
    const uid = `${regionId}-rosa`;
    await openRegion(regionId, { ownerUid: owner });
    for (const player of [owner, uid]) await enrol(player);
    await admit(uid, regionId);
    const root = await administrator();
    const close = async () => {
      const reason = "An administrator closes the region for good";
      const closing = await root.send("regions/interveneInRegion", {
        regionId,
        reason,
        action: { kind: "close" },
      });
      // What an evacuation would find: those who live there now, and nobody later.
      return { error: closing.error, home: (await playerOf(uid))!.homeRegionId };
    };
    const [closing, move] = await Promise.all([close(), call(uid, "membership/setHomeRegion", { regionId })]);
    expect(closing.error).toBeUndefined();
    const home = (await playerOf(uid))!.homeRegionId;
    expect(home).toBe(closing.home);
    expect(move.reason).toBe(home === null ? "REGION_CLOSED" : undefined);
    expect((await memberOf(regionId, uid))!.standing).toBe(home === null ? "visitor" : "resident");
  });
});
