import { describe, expect, test } from "vitest";
import {
  obstacleOf,
  type Requirements,
  requireEligible,
} from "../../../functions/src/governance/elections/eligibility.ts";
import { canTakeOffice, inOffice } from "../../../functions/src/governance/elections/reinstatement.ts";
import { neverElected } from "../../../functions/src/governance/offices/office.ts";
import { banned } from "../../../functions/src/membership/bans/ban.ts";
import { newMember } from "../../../functions/src/membership/newMember.ts";
import type { Member } from "../../../functions/src/membership/schema.ts";
import { demoted, departed, unsettled } from "../../../functions/src/membership/standing.ts";
import { bindingVoteAt } from "../../../functions/src/membership/votingPower.ts";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";

const NOW = new Date("2102-05-01T12:00:00Z");
const day = (count: number) => after(NOW, count * DAY_MS);

const member = (uid: string, change: Partial<Member> = {}): Member => ({
  ...newMember({ uid, regionId: "vega", name: uid, standing: "citizen", at: day(-100) }),
  ...change,
});

function requirements({ termLimit = 0, terms }: { termLimit?: number; terms?: number } = {}): Requirements {
  const holders = terms === undefined ? [] : [{ uid: "ann", since: NOW, terms }];
  return {
    record: { ...neverElected("vega", "governor"), holders, termEndsAt: day(90) },
    poll: {
      regionId: "vega",
      electorate: "citizens",
      powersCount: false,
      calledAt: NOW,
      closesAt: day(90),
    },
    termLimit,
  };
}

const ban = (rank: "platform" | "governor", of = member("ann")) =>
  banned(of, { reason: "Because.", byUid: "gov", rank, until: null }, day(1));

describe("who can stand", () => {
  test("is who was a citizen when the election was called, whatever officers have done since", () => {
    expect(obstacleOf(member("ann"), requirements())).toBeNull();
    expect(obstacleOf(member("ann", { reputation: -900 }), requirements())).toBeNull();
    expect(obstacleOf(demoted(member("ann"), day(1)), requirements())).toBeNull();
    expect(obstacleOf(demoted(demoted(member("ann"), day(1)), day(2)), requirements())).toBeNull();
    expect(obstacleOf(ban("governor"), requirements())).toBeNull();
  });

  test.each<[string, Member | undefined]>([
    ["a stranger", undefined],
    ["somebody banned by the platform", ban("platform")],
    ["somebody who left", departed(member("ann"), day(1))],
    ["somebody banned after leaving", ban("governor", departed(member("ann"), day(0.5)))],
    [
      "a resident",
      newMember({ uid: "ann", regionId: "vega", name: "Ann", standing: "resident", at: day(-1) }),
    ],
    ["who became a citizen after the call", newMember({ ...member("ann"), at: day(1) })],
    [
      "whose grant has no vote yet",
      member("ann", { grantCheckpoints: [{ since: day(-9), votesFrom: day(3) }] }),
    ],
  ])("not %s", (_who, other) => {
    expect(obstacleOf(other, requirements())).toBe("citizenship");
  });

  test("not who was recalled, before somebody else was elected", () => {
    const { record, ...facts } = requirements();
    const recalled = { ...facts, record: { ...record, recalledUids: ["ann"] } };
    expect(obstacleOf(member("ann"), recalled)).toBe("recalled");
    expect(obstacleOf(member("ben"), recalled)).toBeNull();
  });

  test("as often in a row as the limit says, without one as often as elected", () => {
    const of = (termLimit: number, terms: number) =>
      obstacleOf(member("ann"), requirements({ termLimit, terms }));
    expect([of(2, 1), of(2, 2), of(2, 3), of(0, 9)]).toEqual([null, "termLimit", "termLimit", null]);
    expect(obstacleOf(member("ben"), requirements({ termLimit: 1, terms: 1 }))).toBeNull();
  });

  test("a refusal names the obstacle", () => {
    expect(() => requireEligible(undefined, "ann", requirements())).toThrow(
      /"ann" was no citizen of the region vega/,
    );
  });
});

describe("who is elected", () => {
  const lives = (homeRegionId: string | null) => ({ homeRegionId });

  test("takes office unless gone, at home elsewhere, banned by the platform, or without an account", () => {
    expect(canTakeOffice(member("ann"), lives("vega"))).toBe(true);
    // Who holds a region is its citizen wherever the home is.
    expect(canTakeOffice(member("ann", { citizenGround: "ownership" }), lives("lyra"))).toBe(true);
    expect(canTakeOffice(ban("governor"), lives(null))).toBe(true);
    expect(canTakeOffice(demoted(member("ann"), day(1)), lives("vega"))).toBe(true);
    expect(canTakeOffice(ban("governor"), lives("lyra"))).toBe(false);
    expect(canTakeOffice(unsettled(member("ann"), day(1)), lives("lyra"))).toBe(false);
    expect(canTakeOffice(departed(member("ann"), day(1)), lives(null))).toBe(false);
    expect(canTakeOffice(ban("platform"), lives(null))).toBe(false);
    expect(canTakeOffice(member("ann"), undefined)).toBe(false);
  });

  test("is a citizen again in whatever officers have made of the membership, and votes from then on", () => {
    for (const taken of [ban("governor"), demoted(member("ann"), day(1))]) {
      const again = inOffice(taken, day(9));
      expect(again).toMatchObject({ status: "active", standing: "citizen", ban: null, votesFrom: null });
      expect(again.residentSince).not.toBeNull();
      expect([day(0), day(5), day(9)].map((at) => bindingVoteAt(again, at))).toEqual([1, 0, 1]);
    }
    expect(inOffice(member("ann"), day(9))).toEqual(member("ann"));
  });
});
