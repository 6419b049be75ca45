import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Commodity } from "../../../functions/src/platform/goods.ts";
import { requireBuilder } from "../../../functions/src/ships/constructions/entitled.ts";
import {
  BILLS,
  missingParts,
  requireReady,
  withParts,
} from "../../../functions/src/ships/constructions/parts.ts";
import type { Construction } from "../../../functions/src/ships/constructions/schema.ts";
import { requireJumper, requireOutland, requireRested } from "../../../functions/src/ships/jumpers/jump.ts";
import { quoteOf } from "../../../functions/src/ships/passages/passage.ts";
import { travellerOf } from "../../../functions/src/ships/passages/traveller.ts";
import { later, NOW, pilotWith, refusalOf } from "./pilots.ts";

const HOUR_MS = 3_600_000;
const begun: Construction = {
  uid: "vera",
  constructionId: "c",
  kind: "jumper",
  paidCredits: 0,
  goods: [],
  begunAt: NOW,
  readyAt: null,
};
const line = (commodity: Commodity, units: number) => ({ commodity, units });

describe("what the guild builds", () => {
  test("is done 48 hours after the last part, in whatever portions and order the parts came", () => {
    const portions = fc.array(fc.record({ credits: fc.nat(40_000), ore: fc.nat(150), rare: fc.nat(20) }));
    fc.assert(
      fc.property(portions, (brought) => {
        let construction = begun;
        let at = NOW;
        for (const { credits, ore, rare } of [...brought, { credits: 1e9, ore: 1e9, rare: 1e9 }]) {
          const missing = missingParts(construction);
          const open = (commodity: Commodity) =>
            missing.goods.find((line) => line.commodity === commodity)?.units ?? 0;
          const goods = [
            line("ore", Math.min(ore, open("ore"))),
            line("rare_goods", Math.min(rare, open("rare_goods"))),
          ].filter(({ units }) => units > 0);
          if (construction.readyAt !== null) break;
          at = new Date(at.getTime() + 1);
          construction = withParts(construction, { credits: Math.min(credits, missing.credits), goods }, at);
        }
        expect(construction.goods).toEqual([line("ore", 400), line("rare_goods", 40)]);
        expect(construction.paidCredits).toBe(100_000);
        expect(construction.readyAt).toEqual(new Date(at.getTime() + 48 * HOUR_MS));
      }),
    );
  });

  test("takes nothing else, and no more than it needs", () => {
    const refused = (credits: number, goods: ReturnType<typeof line>[]) =>
      refusalOf(() => withParts(begun, { credits, goods }, NOW));
    for (const [credits, goods] of [
      [100_001, []],
      [0, [line("ore", 401)]],
      [0, [line("food", 1)]],
    ] as const)
      expect(refused(credits, [...goods])).toMatchObject({
        reason: "PARTS_EXCEEDED",
        metadata: { missing: ["100000 credits", "400 units of ore", "40 units of rare_goods"] },
      });
  });

  test("can be used at the instant when it is done, and not a moment before", () => {
    const { credits } = BILLS.jumper;
    const goods = [line("ore", 400), line("rare_goods", 40)];
    const whole = withParts(begun, { credits, goods }, NOW);
    expect(() => requireReady(whole, later(48 * HOUR_MS))).not.toThrow();
    for (const [construction, at] of [
      [whole, later(48 * HOUR_MS - 1)],
      [begun, later(1_000 * HOUR_MS)],
    ] as const)
      expect(refusalOf(() => requireReady(construction, at)).reason).toBe("CONSTRUCTION_UNFINISHED");
  });

  test("is built for the entitled, and no gate for nomads", () => {
    const settler = {
      galacticCitizen: false,
      displaced: null,
      homeRegionId: "lyra",
      homes: [{ regionId: "lyra", since: NOW }],
    };
    const nomad = {
      ...settler,
      galacticCitizen: true,
      homeRegionId: "nexus",
      homes: [{ regionId: "nexus", since: NOW }],
    };
    const refused = (player: typeof settler, kind: "jumper" | "gate") =>
      refusalOf(() => requireBuilder(player, kind, NOW)).reason;
    expect([refused(settler, "jumper"), refused(settler, "gate"), refused(nomad, "gate")]).toEqual(
      Array(3).fill("BUILDERS_ONLY"),
    );
    requireBuilder(nomad, "jumper", NOW);
    requireBuilder({ ...settler, galacticCitizen: true }, "gate", NOW);
  });
});

describe("a jump", () => {
  const jumper = pilotWith({ shipClass: "warp_jumper" });

  test("is made by a warp jumper, 24 hours after the one before", () => {
    requireJumper(jumper);
    requireRested(jumper, NOW);
    const jumped = { ...jumper, jumpedAt: NOW };
    requireRested(jumped, later(24 * HOUR_MS));
    expect(refusalOf(() => requireRested(jumped, later(24 * HOUR_MS - 1)))).toMatchObject({
      reason: "JUMPED_LATELY",
      metadata: { againAt: later(24 * HOUR_MS).toISOString() },
    });
    expect(refusalOf(() => requireJumper(pilotWith())).reason).toBe("NO_JUMPER");
  });

  test("leads to border or frontier, and into no federation space and not into the Nexus", () => {
    for (const sectorNumber of [8, 249, 250, 500]) requireOutland("lyra", sectorNumber);
    for (const [regionId, sectorNumber] of [
      ["lyra", 7],
      ["lyra", 501],
      ["nexus", 300],
    ] as const)
      expect(refusalOf(() => requireOutland(regionId, sectorNumber)).reason).toBe("NOT_OUTLAND");
  });

  test("takes ten turns and no fee, with the customs of its traveller, and is never express", () => {
    const resident = travellerOf(
      { galacticCitizen: false, displaced: null, homeRegionId: "lyra", homes: [] },
      NOW,
    );
    expect(quoteOf({ by: "jumper" }, resident, false)).toEqual({
      feeCredits: 0,
      spentTenths: 100,
      customsMinutes: 10,
      transitMinutes: 5,
    });
    expect(refusalOf(() => quoteOf({ by: "jumper" }, resident, true)).reason).toBe("NO_EXPRESS");
  });
});
