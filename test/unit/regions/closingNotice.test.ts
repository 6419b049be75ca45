import { describe, expect, it } from "vitest";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import {
  closesAtOf,
  closingAnnouncedAt,
  requireRevocable,
} from "../../../functions/src/regions/status/closingNotice.ts";

const NOW = new Date("2102-03-04T05:06:07Z");
const later = (ms: number) => new Date(NOW.getTime() + ms);
const region = { regionId: "aurora", status: "active", displayName: "Aurora", closesAt: null } as const;
const refusal = (reason: string) => expect.objectContaining({ reason });

describe("an end that is announced", () => {
  it.each(["active", "suspended"] as const)("comes seven days later where the region is %s", (status) => {
    expect(closesAtOf({ ...region, status }, "Aurora", NOW)).toEqual(later(7 * DAY_MS));
  });

  it("comes at once where the region never opened", () => {
    expect(closesAtOf({ ...region, status: "failed" }, "Aurora", NOW)).toBe("atOnce");
  });

  it.each(["provisioning", "closing", "closed"] as const)("is refused of a region that is %s", (status) => {
    expect(() => closesAtOf({ ...region, status }, "Aurora", NOW)).toThrow(refusal("REGION_STATUS"));
  });

  it.each(["aurora", "Aurora ", "", "Obsidian"])("is refused where %j was typed", (typed) => {
    expect(() => closesAtOf(region, typed, NOW)).toThrow(refusal("NAME_MISMATCH"));
  });

  it("is announced once", () => {
    const announced = { ...region, closesAt: later(DAY_MS) };
    expect(() => closesAtOf(announced, "Aurora", NOW)).toThrow(refusal("CLOSING_ANNOUNCED"));
  });

  it("can be revoked until its hour, not at it", () => {
    const closesAt = later(7 * DAY_MS);
    const revoke = (at: Date) => () => requireRevocable({ regionId: "aurora", closesAt }, at);
    expect(revoke(later(7 * DAY_MS - 1))).not.toThrow();
    expect(revoke(closesAt)).toThrow(refusal("CLOSING_NOT_ANNOUNCED"));
    expect(() => requireRevocable(region, NOW)).toThrow(refusal("CLOSING_NOT_ANNOUNCED"));
  });

  it("says when it was announced", () => {
    expect(closingAnnouncedAt({ closesAt: later(7 * DAY_MS) })).toEqual(NOW);
    expect(closingAnnouncedAt(region)).toBeNull();
  });
});
