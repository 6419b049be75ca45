import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  requireCleared,
  unclearedAfter,
  unclearedIn,
} from "../../../functions/src/ships/customs/uncleared.ts";
import { quoteOf } from "../../../functions/src/ships/passages/passage.ts";
import { travellerOf } from "../../../functions/src/ships/passages/traveller.ts";
import { farSectorOf, isFrontier, lotOf, mouthsOf } from "../../../functions/src/ships/tunnels/mouths.ts";
import { farEndOf } from "../../../functions/src/ships/tunnels/ownMap.ts";
import { NOW, pilotWith, refusalOf } from "./pilots.ts";

const KEY = "a key";

describe("mouths", () => {
  test("are three frontier sectors of a region and month, one of them leading within", () => {
    for (let region = 0; region < 300; region++) {
      const mouths = mouthsOf(KEY, `region-${region}`, "2102-01");
      expect(new Set(mouths.map(({ sectorNumber }) => sectorNumber)).size).toBe(3);
      expect(new Set(mouths.map(({ tunnelId }) => tunnelId)).size).toBe(3);
      expect(mouths.every(({ sectorNumber }) => isFrontier(sectorNumber))).toBe(true);
      expect(mouths.filter(({ leadsWithin }) => leadsWithin)).toHaveLength(1);
      for (const { tunnelId, sectorNumber } of mouths) {
        const far = farSectorOf(KEY, tunnelId, sectorNumber);
        expect([isFrontier(far), far === sectorNumber]).toEqual([true, false]);
        expect(lotOf(KEY, tunnelId)).toMatch(/^[a-z]{8}$/);
      }
    }
    expect([249, 250, 500, 501].map(isFrontier)).toEqual([false, true, true, false]);
  });

  test("are others with another key, region or month, and the same at every look", () => {
    const sectorsOf = (key: string, regionId: string, month: string) =>
      mouthsOf(key, regionId, month).map(({ sectorNumber }) => sectorNumber);
    const here = sectorsOf(KEY, "lyra", "2102-01");
    expect(sectorsOf(KEY, "lyra", "2102-01")).toEqual(here);
    for (const [key, regionId, month] of [
      ["another", "lyra", "2102-01"],
      [KEY, "vega", "2102-01"],
      [KEY, "lyra", "2102-02"],
    ] as const)
      expect(sectorsOf(key, regionId, month)).not.toEqual(here);
  });

  test("lie all over the frontier", () => {
    const found = new Set<number>();
    for (let region = 0; region < 2_000; region++)
      for (const { sectorNumber } of mouthsOf(KEY, `region-${region}`, "2102-01")) found.add(sectorNumber);
    expect(found.size).toBe(251);
  });
});

test("a tunnel leads both ways, between its own ends alone", () => {
  const map = {
    tunnelId: "t",
    ends: [
      { regionId: "lyra", sectorNumber: 300 },
      { regionId: "vega", sectorNumber: 420 },
    ] as [{ regionId: string; sectorNumber: number }, { regionId: string; sectorNumber: number }],
  };
  const from = (regionId: string, sectorNumber: number, to: string) =>
    farEndOf(map, { regionId, sectorNumber }, to);
  expect([from("lyra", 300, "vega"), from("vega", 420, "lyra")]).toEqual([420, 300]);
  for (const [regionId, sectorNumber, to] of [
    ["lyra", 420, "vega"],
    ["lyra", 300, "lyra"],
    ["vega", 420, "aurora"],
  ] as const)
    expect(refusalOf(() => from(regionId, sectorNumber, to)).reason).toBe("NOT_AT_MOUTH");
});

test("a passage by tunnel takes fifteen turns, no fee and no customs on the way, of residents too", () => {
  const resident = travellerOf(
    { galacticCitizen: false, displaced: null, homeRegionId: "lyra", homes: [] },
    NOW,
  );
  expect(quoteOf({ by: "tunnel" }, resident, false)).toEqual({
    feeCredits: 0,
    spentTenths: 150,
    customsMinutes: 0,
    transitMinutes: 5,
  });
});

describe("what came by tunnel", () => {
  const to = { regionId: "vega", sectorNumber: 420, berth: "space" } as const;
  const manifest = [{ commodity: "ore" as const, units: 10 }];

  test("is what was aboard; an empty hold and any other way leave nothing to clear", () => {
    expect(unclearedAfter({ by: "tunnel", to, manifest })).toEqual({ regionId: "vega", goods: manifest });
    expect(unclearedAfter({ by: "tunnel", to, manifest: [] })).toBeNull();
    for (const by of ["platformGate", "playerGate", "jumper"] as const)
      expect(unclearedAfter({ by, to, manifest })).toBeNull();
  });

  test("is cleared as far as it is still aboard, and nothing that came later", () => {
    const uncleared = { regionId: "vega", goods: manifest };
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), (ore, food) => {
        const held = [
          { commodity: "ore" as const, units: ore },
          { commodity: "food" as const, units: food },
        ].filter(({ units }) => units > 0);
        const units = Math.min(10, ore);
        expect(unclearedIn(held, { uncleared })).toEqual(units === 0 ? [] : [{ commodity: "ore", units }]);
      }),
    );
    const there = pilotWith({ place: to, uncleared });
    expect(refusalOf(() => requireCleared(there)).reason).toBe("UNCLEARED");
    requireCleared(pilotWith({ uncleared }));
    requireCleared(pilotWith({ place: to }));
  });
});
