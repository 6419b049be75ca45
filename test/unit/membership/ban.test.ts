import { expect, test } from "vitest";
import {
  banHasEnded,
  banned,
  memberAsOf,
  pardoned,
  requireNotBanned,
  requireOwnMembership,
  unbanned,
} from "../../../functions/src/membership/bans/ban.ts";
import { votingPowerAt } from "../../../functions/src/membership/votingPower.ts";
import { at, citizen, member, refusal } from "./members.ts";

const ban = { reason: "Smuggling", byUid: "officer", rank: "governor" as const, until: at(100) };

test("a ban takes standing, citizenship, weight and offices at once", () => {
  const before = citizen({ votingPower: 6, moderatorPermissions: ["region:{regionId}:members:manage"] });
  const after = banned(before, ban, at(10));
  expect(after).toMatchObject({
    status: "banned",
    standing: "visitor",
    residentSince: null,
    citizenSince: null,
    votingPower: 1,
    moderatorPermissions: [],
    ban: { ...ban, at: at(10), wasMember: true },
  });
  expect(votingPowerAt(after, at(9))).toBe(6);
  expect(votingPowerAt(after, at(10))).toBe(0);
});

test("a second ban replaces reason and term, and remembers who was a member", () => {
  for (const [first, status] of [
    [citizen(), "active"],
    [member({ status: "left" }), "left"],
  ] as const) {
    const twice = banned(banned(first, ban, at(10)), { ...ban, reason: "Again", until: null }, at(20));
    expect(twice.ban).toMatchObject({ reason: "Again", until: null, at: at(20) });
    expect(unbanned(twice, at(30))).toMatchObject({ status, standing: "visitor", ban: null });
  }
});

const RANKS = ["moderator", "governor", "platform"] as const;
const PAIRS = RANKS.flatMap((held, high) => RANKS.map((rank, own) => ({ rank, held, yields: own >= high })));

test.each(PAIRS)("a $rank against the ban of a $held: $yields", ({ rank, held, yields }) => {
  const reason = yields ? undefined : "BAN_OUTRANKED";
  const subject = banned(citizen(), { ...ban, rank: held }, at(10));
  for (const until of [null, at(50), at(200)]) {
    expect(refusal(() => banned(subject, { ...ban, rank, until }, at(20)))).toBe(reason);
  }
  expect(refusal(() => pardoned(subject, rank, at(20)))).toBe(reason);
  // A ban that has ended binds nobody, though the schedule has not lifted it yet.
  expect(pardoned(subject, rank, at(100))).toMatchObject({ status: "active", ban: null });
  expect(banned(subject, { ...ban, rank, until: null }, at(100)).ban).toMatchObject({ rank, until: null });
});

test.each([
  ["before its term", at(100), at(99), false],
  ["at the very end of its term", at(100), at(100), true],
  ["after its term", at(100), at(101), true],
  ["without a term", null, at(1_000_000), false],
])("a ban %s", (_what, until, now, ended) => {
  const member = banned(citizen(), { ...ban, until }, at(10));
  expect(banHasEnded(member, now)).toBe(ended);
  expect(memberAsOf(member, now)!.status).toBe(ended ? "active" : "banned");
  expect(refusal(() => requireNotBanned(memberAsOf(member, now), "terra"))).toBe(
    ended ? undefined : "BANNED",
  );
});

test("a player who is not banned has no ban that could end", () => {
  expect(banHasEnded(citizen(), at(1))).toBe(false);
  expect(memberAsOf(undefined, at(1))).toBeUndefined();
});

test.each([
  ["an active member", member(), undefined],
  ["a stranger", undefined, "NOT_A_MEMBER"],
  ["who left", member({ status: "left" }), "NOT_A_MEMBER"],
  ["a banned player", banned(member(), ban, at(10)), "BANNED"],
])("for %s an own membership is %s", (_who, given, reason) => {
  expect(refusal(() => requireOwnMembership(given, "terra"))).toBe(reason);
});
