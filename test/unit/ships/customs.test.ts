import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COMMODITIES, forEachCommodity } from "../../../functions/src/platform/goods.ts";
import { levyOn } from "../../../functions/src/regions/levyOn.ts";
import { dutiable, dutyCreditsOf, dutyOn, requireLawful } from "../../../functions/src/ships/customs/duty.ts";
import { leftHomeAfter } from "../../../functions/src/ships/customs/leftHome.ts";
import { refusalOf } from "./pilots.ts";

const ALL = 10_000;
const goods = (units: Partial<Record<(typeof COMMODITIES)[number], number>>) =>
  COMMODITIES.flatMap((commodity) =>
    units[commodity] === undefined ? [] : [{ commodity, units: units[commodity] }],
  );
const tariff = {
  regionId: "orion",
  tariffBasisPoints: { ...forEachCommodity(0), ore: 750, luxuries: 2_500 },
  bannedGoods: [] as readonly (typeof COMMODITIES)[number][],
};

describe("duty", () => {
  test("is a part of the base value, rounded down line by line, and a treaty leaves a part of that", () => {
    // 7 units of ore are worth 140 credits at base prices: 7.5 % of them are 10.5.
    expect(dutyOn(goods({ ore: 7 }), tariff, ALL)).toEqual([{ commodity: "ore", units: 7, dutyCredits: 10 }]);
    // 30 luxuries, 6,000 credits at 25 %: 1,500; a treaty that leaves half: 750.
    const manifest = goods({ food: 50, ore: 7, luxuries: 30 });
    expect(dutyCreditsOf(dutyOn(manifest, tariff, ALL))).toBe(1_510);
    expect(dutyCreditsOf(dutyOn(manifest, tariff, 5_000))).toBe(755);
    expect(dutyOn(manifest, tariff, 0)).toEqual([]);
  });

  test("never exceeds a quarter of the base value and grows with units, rate and part", () => {
    const rate = fc.integer({ min: 0, max: 2_500 });
    const part = fc.integer({ min: 0, max: ALL });
    const value = fc.integer({ min: 0, max: 75_000_000 });
    fc.assert(
      fc.property(value, rate, part, (credits, basisPoints, treaty) => {
        const levy = levyOn(credits, basisPoints, treaty);
        expect(levy).toBe(Number((BigInt(credits) * BigInt(basisPoints) * BigInt(treaty)) / 100_000_000n));
        expect(levy).toBeLessThanOrEqual(levyOn(credits + 1, basisPoints, treaty));
        expect(levy).toBeLessThanOrEqual(credits / 4);
      }),
    );
  });
});

describe("goods come home", () => {
  test("free up to the units that left, each good by itself", () => {
    const left = goods({ ore: 10, food: 5 });
    expect(dutiable(goods({ ore: 12, food: 5, luxuries: 3 }), left)).toEqual(goods({ ore: 2, luxuries: 3 }));
    expect(dutiable(goods({ ore: 12 }), [])).toEqual(goods({ ore: 12 }));
  });

  test("as they were when the hold last left home, however many regions lie between; at home it begins anew", () => {
    const place = (regionId: string) => ({ regionId, sectorNumber: 1, berth: "space" as const });
    const passed = (from: string, to: string, manifest = goods({ ore: 3 })) => ({
      from: place(from),
      to: place(to),
      manifest,
    });
    const player = { homeRegionId: "lyra" };
    const out = leftHomeAfter(passed("lyra", "nexus", goods({ ore: 10 })), { leftHome: null }, player);
    expect(out).toEqual({ regionId: "lyra", goods: goods({ ore: 10 }) });
    const on = leftHomeAfter(passed("nexus", "orion"), { leftHome: out }, player);
    expect(on).toEqual(out);
    expect(leftHomeAfter(passed("nexus", "lyra"), { leftHome: on }, player)).toBeNull();
    expect(leftHomeAfter(passed("orion", "nexus"), { leftHome: null }, { homeRegionId: null })).toBeNull();
  });
});

test("banned goods are refused by name, with their units and what can be done", () => {
  const strict = { ...tariff, bannedGoods: ["luxuries", "ore"] as const };
  const refused = refusalOf(() => requireLawful(goods({ ore: 2, food: 9, luxuries: 1 }), strict));
  expect(refused).toMatchObject({
    reason: "CARGO_BANNED",
    metadata: { regionId: "orion", goods: ["2 units of ore", "1 units of luxuries"] },
  });
  expect(() => requireLawful(goods({ food: 9 }), strict)).not.toThrow();
});
