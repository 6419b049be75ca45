import { describe, expect, test } from "vitest";
import {
  hasEndedMandates,
  mandateHasEnded,
  pendingChanges,
} from "../../../functions/src/membership/officers/mandate.ts";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";
import { governedAnew, MAX_GOVERNOR_CHANGES } from "../../../functions/src/regions/holders/governorChange.ts";

const NOW = new Date("2102-05-01T12:00:00Z");
const day = (count: number) => after(NOW, count * DAY_MS);
const named = (moderatorSince: Date | null) => ({
  moderatorPermissions: ["region:{regionId}:members:manage" as const],
  moderatorSince,
});

describe("a moderator's mandate", () => {
  const changed = { governorChangesAt: [day(0)] };

  test("goes on for a week after the governor who gave it, and ends then", () => {
    const ended = (now: Date, since: Date | null) => mandateHasEnded(changed, named(since), now);
    expect(ended(after(day(7), -1), day(-3))).toBe(false);
    expect(ended(day(7), day(-3))).toBe(true);
    // Of before that was noted: given by somebody of before.
    expect(ended(day(7), null)).toBe(true);
  });

  test("that the next governor gave, or confirmed, goes on; without one nothing ends", () => {
    expect(mandateHasEnded(changed, named(day(0)), day(70))).toBe(false);
    expect(mandateHasEnded(changed, named(day(6)), day(70))).toBe(false);
    expect(mandateHasEnded({ governorChangesAt: [] }, named(null), day(70))).toBe(false);
    const none = { moderatorPermissions: [], moderatorSince: null };
    expect(mandateHasEnded(changed, none, day(70))).toBe(false);
  });

  test("ends with the first change after it, however many follow; each change waits for its own day", () => {
    const twice = { governorChangesAt: [day(0), day(3)] };
    expect(hasEndedMandates(twice, day(6))).toBe(false);
    expect(mandateHasEnded(twice, named(day(-1)), day(7))).toBe(true);
    expect(mandateHasEnded(twice, named(day(1)), day(7))).toBe(false);
    expect(pendingChanges(twice, day(7))).toEqual([day(3)]);
    expect(mandateHasEnded(twice, named(day(1)), day(10))).toBe(true);
    expect(pendingChanges(twice, day(10))).toEqual([]);
  });
});

describe("a change of governor", () => {
  const region = { ownerUid: "olga", governorUid: null, governorChangesAt: [] };

  test("is noted where the powers come to somebody else: by election, vacancy or transfer", () => {
    expect(governedAnew(region, { governorUid: "gov" }, NOW)).toEqual({
      governorUid: "gov",
      governorChangesAt: [NOW],
      mandatesEndAt: day(7),
    });
    const governed = { ...region, governorUid: "gov" };
    expect(governedAnew(governed, { governorUid: null }, NOW)).toMatchObject({ governorChangesAt: [NOW] });
    expect(governedAnew(region, { ownerUid: "omar" }, NOW)).toMatchObject({ governorChangesAt: [NOW] });
  });

  test("is none where they stay where they are", () => {
    const governed = { ...region, governorUid: "gov" };
    expect(governedAnew(governed, { governorUid: "gov" }, NOW)).toEqual({ governorUid: "gov" });
    expect(governedAnew(governed, { ownerUid: "omar" }, NOW)).toEqual({ ownerUid: "omar" });
    expect(governedAnew(region, { governorUid: "olga" }, NOW)).toEqual({ governorUid: "olga" });
  });

  test("is remembered with the latest others", () => {
    const many = Array.from({ length: MAX_GOVERNOR_CHANGES }, (_, index) => day(index));
    const change = governedAnew({ ...region, governorChangesAt: many }, { governorUid: "gov" }, day(99));
    expect(change.governorChangesAt).toEqual([...many.slice(1), day(99)]);
  });
});
