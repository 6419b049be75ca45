import fc from "fast-check";
import { expect, test } from "vitest";
import {
  asksElsewhere,
  decideAdmission,
  decideApplication,
  isExempt,
  reputationAtBorder,
  requireCitizenshipEarned,
} from "../../../functions/src/membership/admission/admission.ts";
import { banned } from "../../../functions/src/membership/bans/ban.ts";
import { combined, type Passage } from "../../../functions/src/membership/moments.ts";
import type { Member } from "../../../functions/src/membership/schema.ts";
import { GameError } from "../../../functions/src/platform/errors.ts";
import type { Region } from "../../../functions/src/regions/schema.ts";
import { at, member, refusal, resident } from "./members.ts";

const outlaw = banned(member(), { reason: "Smuggling", byUid: "o", rank: "governor", until: null }, at(1));
const gone = member({ status: "left" });

interface Border {
  readonly status?: Region["status"];
  readonly policy?: "open" | "approval" | "closed";
  readonly minimum?: number;
  readonly member?: typeof gone | undefined;
  readonly reputation?: number;
  readonly uid?: string;
  readonly passage?: Partial<Passage>;
  readonly isExempt?: boolean;
}

function admit({
  status = "active",
  policy = "open",
  minimum = 0,
  member,
  reputation = 0,
  uid = "ada",
  passage = {},
  isExempt = false,
}: Border) {
  const immigration = { policy, minimumReputation: minimum, citizenshipAfterDays: 7 };
  const region = {
    regionId: "terra",
    status,
    ownerUid: "owner",
    governorUid: "gov",
    immigration,
  };
  return decideAdmission(region, {
    uid,
    member,
    reputation,
    passage: { admitted: false, refusal: null, ...passage },
    isExempt,
  });
}

const ADMITTED: Passage = { admitted: true, refusal: null };
const REFUSED: Passage = { admitted: false, refusal: new GameError("BANNED", "A partner has banned you.") };

test.each<[string, Border, string]>([
  ["open", {}, "admitted"],
  ["approval", { policy: "approval" }, "waiting"],
  ["approval, of who is exempt", { policy: "approval", isExempt: true }, "admitted"],
  ["reputation, of who is exempt", { minimum: 10, isExempt: true }, "admitted"],
  ["who left may come back", { member: gone }, "admitted"],
  ["reputation at the bound", { minimum: 5, reputation: 5 }, "admitted"],
  ["the owner comes in anywhere", { policy: "closed", minimum: 9, uid: "owner" }, "admitted"],
  ["the governor too", { policy: "approval", minimum: 9, uid: "gov" }, "admitted"],
  ["a treaty opens a closed region", { policy: "closed", passage: ADMITTED }, "admitted"],
  ["and one that asks for more", { policy: "approval", minimum: 9, passage: ADMITTED }, "admitted"],
  ["a partner's ban does not keep the owner out", { uid: "owner", passage: REFUSED }, "admitted"],
])("%s: %o → %s", (_what, border, decision) => {
  expect(admit(border)).toBe(decision);
});

test.each<[string, Border, string]>([
  ["closed", { policy: "closed" }, "IMMIGRATION_CLOSED"],
  ["closed, to who is exempt, too", { policy: "closed", isExempt: true }, "IMMIGRATION_CLOSED"],
  ["banned, though exempt", { member: outlaw, isExempt: true }, "BANNED"],
  ["banned from a partner, though exempt", { passage: REFUSED, isExempt: true }, "BANNED"],
  ["below the minimum", { minimum: 5, reputation: 4 }, "REPUTATION_TOO_LOW"],
  ["below it no queue either", { policy: "approval", minimum: 5, reputation: 4 }, "REPUTATION_TOO_LOW"],
  ["banned", { member: outlaw }, "BANNED"],
  ["a banned owner", { member: outlaw, uid: "owner" }, "BANNED"],
  ["banned from a partner", { passage: REFUSED }, "BANNED"],
  ["banned from one partner, at home in another", { passage: combined([ADMITTED, REFUSED]) }, "BANNED"],
  ["banned, though a treaty admits", { member: outlaw, passage: ADMITTED }, "BANNED"],
  ["suspended, though a treaty admits", { status: "suspended", passage: ADMITTED }, "REGION_CLOSED"],
  ["a member already", { member: member() }, "ALREADY_MEMBER"],
  ["suspended", { status: "suspended" }, "REGION_CLOSED"],
  ["closing, though banned", { status: "closing", member: outlaw }, "REGION_CLOSED"],
])("%s: %o → %s", (_what, border, reason) => {
  expect(refusal(() => admit(border))).toBe(reason);
});

test("nomads and the home's ambassadors are exempt, nobody else", () => {
  const since = at(0);
  const traits = (homeRegionId: string, galacticCitizen: boolean) => ({
    homeRegionId,
    galacticCitizen,
    displaced: null,
    homes: [{ regionId: homeRegionId, since }],
  });
  const ambassador = member({ offices: ["ambassador"] });
  expect(isExempt(traits("nexus", true), undefined)).toBe(true);
  expect(isExempt(traits("nexus", false), undefined)).toBe(false);
  expect(isExempt(traits("terra", true), member())).toBe(false);
  expect(isExempt(traits("terra", false), ambassador)).toBe(true);
  expect(isExempt(traits("terra", false), member({ offices: ["councilMember"] }))).toBe(false);
  expect(isExempt(traits("terra", false), { ...ambassador, status: "banned" })).toBe(false);
});

test("the region's own record counts before the home's, and 0 before nothing", () => {
  expect(reputationAtBorder({ reputation: 3 }, [{ reputation: 8, visits: 1 }])).toBe(3);
  expect(reputationAtBorder(undefined, [{ reputation: 8, visits: 1 }])).toBe(8);
  expect(reputationAtBorder(undefined, [])).toBe(0);
});

test("of a stranger all regions are asked, each by its visits, ten of which count, toward zero", () => {
  const known = (...each: readonly [reputation: number, visits: number][]) =>
    reputationAtBorder(
      undefined,
      each.map(([reputation, visits]) => ({ reputation, visits })),
    );
  expect(known([100, 1], [0, 3])).toBe(25);
  expect(known([100, 1_000], [0, 10])).toBe(50);
  expect(known([10, 1], [-1, 2])).toBe(2);
  expect(known([-10, 1], [1, 2])).toBe(-2);
  expect(known([5, 0])).toBe(0);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: -1_000, max: 1_000 }), fc.nat(50))), (regions) => {
      const reputations = regions.filter(([, visits]) => visits > 0).map(([reputation]) => reputation);
      const asked = known(...regions);
      expect(asked).toBeGreaterThanOrEqual(Math.min(0, ...reputations));
      expect(asked).toBeLessThanOrEqual(Math.max(0, ...reputations));
      expect(known(...regions.toReversed())).toBe(asked);
    }),
  );
});

test("they are asked by a region that asks for reputation, and not of who was there before", () => {
  const asks = (minimumReputation: number, earlier?: Member) =>
    asksElsewhere({ policy: "open", minimumReputation, citizenshipAfterDays: 7 }, earlier);
  expect([asks(1), asks(0), asks(-5), asks(1, member())]).toEqual([true, false, false, false]);
});

test("one refusal keeps out, one admission lets in, and nobody's word does neither", () => {
  expect(combined([ADMITTED, REFUSED])).toEqual({ admitted: true, refusal: REFUSED.refusal });
  expect(combined([])).toEqual({ admitted: false, refusal: null });
});

test.each([
  ["a refusal always stands", "suspended", outlaw, false, false],
  ["an approval admits a stranger", "active", undefined, true, true],
  ["and who left", "active", gone, true, true],
] as const)("%s", (_what, status, member, approved, admitted) => {
  expect(decideApplication({ regionId: "terra", status }, member, approved)).toBe(admitted);
});

test.each([
  ["a region that is not active", "closing", undefined, "REGION_CLOSED"],
  ["a banned player", "active", outlaw, "STANDING_UNCHANGED"],
  ["a member", "active", member(), "ALREADY_MEMBER"],
] as const)("no approval for %s", (_what, status, member, reason) => {
  expect(refusal(() => decideApplication({ regionId: "terra", status }, member, true))).toBe(reason);
});

const WEEK = 7 * 24 * 60;
test.each([
  ["a minute early", WEEK - 1, 0, "RESIDENCE_TOO_SHORT"],
  ["to the minute", WEEK, 0, undefined],
  ["in time, ill reputed", WEEK, -1, "REPUTATION_TOO_LOW"],
] as const)("citizenship %s", (_what, minute, reputation, reason) => {
  const immigration = { policy: "open", minimumReputation: 0, citizenshipAfterDays: 7 } as const;
  expect(refusal(() => requireCitizenshipEarned(resident({ reputation }), immigration, at(minute)))).toBe(
    reason,
  );
});
