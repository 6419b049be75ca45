import { describe, expect, test } from "vitest";
import { calledAid, guardPoints, patrolling } from "../../../functions/src/combat/aid/aid.ts";
import { DAY_MS, HOUR_MS } from "../../../functions/src/platform/duration.ts";
import { agreed, day } from "../governance/treaties.ts";
import { refusal } from "../membership/members.ts";

const pact = (aidShips: number, withinHours = 12) => agreed({ type: "defense_pact", aidShips, withinHours });
const home = { status: "active", standing: "resident" } as const;
const hours = (count: number) => new Date(day(1).getTime() + count * HOUR_MS);
const call = (at: Date) => ({ allyId: "vega", callId: "call", now: at });
const cause = (change: object = {}) => ({
  region: { regionId: "lyra" },
  aid: null,
  fight: { regionId: "lyra", at: hours(0) },
  victim: home,
  ...change,
});

describe("an ally is called", () => {
  test("for the ships of the pact, ten at most, which come after its hours", () => {
    expect(calledAid(pact(3), cause(), call(hours(1)))).toEqual({
      callId: "call",
      allyId: "vega",
      ships: 3,
      dueAt: hours(13),
      until: null,
    });
    expect(calledAid(pact(1_000), cause(), call(hours(1))).ships).toBe(10);
  });

  test("within 24 hours of an attack on somebody at home, in the region's own space", () => {
    const refused = (change: object, at = hours(1)) =>
      refusal(() => calledAid(pact(3), cause(change), call(at)));
    expect(refused({}, hours(23.9))).toBeUndefined();
    expect(refused({}, hours(24))).toBe("NOT_ATTACKED");
    expect(refused({ fight: undefined, victim: undefined })).toBe("NOT_ATTACKED");
    expect(refused({ fight: { regionId: "vega", at: hours(0) } })).toBe("NOT_ATTACKED");
    expect(refused({ victim: { ...home, standing: "visitor" } })).toBe("NOT_ATTACKED");
    expect(refused({ victim: { ...home, status: "left" } })).toBe("NOT_ATTACKED");
    expect(refused({ victim: { ...home, standing: "citizen" } })).toBeUndefined();
  });

  test("by a pact that is in force, and of no other type", () => {
    expect(refusal(() => calledAid(pact(3), cause(), call(day(10))))).toBe("NO_PACT");
    const peace = agreed({ type: "non_aggression" });
    expect(refusal(() => calledAid(peace, cause(), call(hours(1))))).toBe("NO_PACT");
  });

  test("one at a time: not while ships are under way or on patrol", () => {
    const aid = calledAid(pact(3), cause(), call(hours(1)));
    const again = (given: typeof aid, at: Date) =>
      refusal(() => calledAid(pact(3), cause({ aid: given }), call(at)));
    expect(again(aid, hours(2))).toBe("AID_UNDER_WAY");
    expect(again(patrolling(aid, hours(-10)), hours(13.9))).toBe("AID_UNDER_WAY");
    expect(again(patrolling(aid, hours(-10)), hours(14))).toBeUndefined();
  });
});

describe("a patrol", () => {
  const aid = calledAid(pact(3), cause(), call(hours(1)));

  test("adds 50 points of shield a ship for 24 hours from its payment on, and none before", () => {
    const there = patrolling(aid, hours(14));
    expect(there).toMatchObject({ dueAt: null, until: new Date(hours(14).getTime() + DAY_MS) });
    expect(guardPoints({ aid }, home, hours(13.5))).toBe(0);
    expect(guardPoints({ aid: there }, home, hours(14))).toBe(150);
    expect(guardPoints({ aid: there }, home, hours(37.9))).toBe(150);
    expect(guardPoints({ aid: there }, home, hours(38))).toBe(0);
  });

  test("guards who is at home in the region, and nobody else", () => {
    const there = { aid: patrolling(aid, hours(14)) };
    expect(guardPoints(there, undefined, hours(15))).toBe(0);
    expect(guardPoints(there, { ...home, standing: "visitor" }, hours(15))).toBe(0);
    expect(guardPoints(there, { ...home, status: "banned" }, hours(15))).toBe(0);
    expect(guardPoints({ aid: null }, home, hours(15))).toBe(0);
  });
});
