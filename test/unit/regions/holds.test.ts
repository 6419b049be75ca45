import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Hold, Region } from "../../../functions/src/regions/schema.ts";
import {
  heldBy,
  heldMsAfter,
  NO_HOLDS,
  regionTimeMs,
  releasedBy,
  UNPAID,
} from "../../../functions/src/regions/status/holds.ts";

const AT = new Date("2102-03-04T05:06:07Z");
const PLATFORM: Hold = { since: AT, until: null };
const BILLING: Hold = { since: AT, until: new Date("2102-03-07T05:06:07Z") };
const INQUIRY = "An inquiry is under way.";
const region = { regionId: "vega", status: "active", statusReason: null, holds: NO_HOLDS } as const;
const refused = expect.objectContaining({ reason: "REGION_STATUS" });

const held = (holder: "billing" | "platform", of: Parameters<typeof heldBy>[0] = region) => ({
  regionId: "vega",
  ...(holder === "billing" ? heldBy(of, holder, BILLING, UNPAID) : heldBy(of, holder, PLATFORM, INQUIRY)),
});

describe("a region is suspended while anybody holds it", () => {
  test("a payment lifts billing's hold alone, a reopening the platform's alone", () => {
    const both = held("platform", held("billing"));
    expect(both).toMatchObject({ status: "suspended", statusReason: INQUIRY });
    const paid = { regionId: "vega", ...releasedBy(both, "billing") };
    expect(paid).toMatchObject({ status: "suspended", holds: { billing: null, platform: PLATFORM } });
    expect(releasedBy(paid, "platform")).toEqual({ status: "active", statusReason: null, holds: NO_HOLDS });
    const reopened = releasedBy(both, "platform");
    expect(reopened).toMatchObject({ status: "suspended", statusReason: UNPAID });
    const unpaidMeanwhile = held("billing", held("platform"));
    expect(unpaidMeanwhile).toMatchObject({ status: "suspended", statusReason: INQUIRY });
  });

  test("nobody holds it twice, nor lets go of what another holds", () => {
    expect(() => held("platform", held("platform"))).toThrow(refused);
    expect(() => held("billing", held("billing"))).toThrow(refused);
    expect(() => releasedBy(held("billing"), "platform")).toThrow(refused);
    expect(() => releasedBy(region, "platform")).toThrow(refused);
  });

  test("one that was suspended before holds were kept is the platform's", () => {
    const older = { ...region, status: "suspended", statusReason: "Long ago." } as const;
    expect(() => held("platform", older)).toThrow(refused);
    expect(releasedBy(older, "platform")).toEqual({ status: "active", statusReason: null, holds: NO_HOLDS });
  });

  test.each(["provisioning", "failed", "closing", "closed"] as const)("none that is %s", (status) => {
    expect(() => held("billing", { ...region, status })).toThrow(refused);
    expect(() => releasedBy({ ...region, status }, "platform")).toThrow(refused);
  });
});

const changes = fc.array(
  fc.record({ ms: fc.nat(1_000_000), holder: fc.constantFrom("billing", "platform"), isHeld: fc.boolean() }),
  { maxLength: 20 },
);

test("a region's own time is the time in which nobody held it", () => {
  fc.assert(
    fc.property(changes, (steps) => {
      let at = 5_000_000;
      let freeMs = at;
      let times: Pick<Region, "holds" | "heldMs"> = { holds: NO_HOLDS, heldMs: 0 };
      for (const { ms, holder, isHeld } of steps) {
        at += ms;
        if (times.holds.billing === null && times.holds.platform === null) freeMs += ms;
        const now = new Date(at);
        expect(regionTimeMs(times, now)).toBe(freeMs);
        const hold = isHeld ? (times.holds[holder] ?? { since: now, until: null }) : null;
        const holds = { ...times.holds, [holder]: hold };
        times = { holds, heldMs: heldMsAfter(times, holds, now) };
        expect(regionTimeMs(times, now)).toBe(freeMs);
      }
    }),
  );
});
