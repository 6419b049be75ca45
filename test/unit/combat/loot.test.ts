import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lootOf, requireTaken } from "../../../functions/src/combat/loot.ts";
import { COMMODITIES } from "../../../functions/src/platform/goods.ts";
import { BASE_PRICE_CREDITS, type Goods } from "../../../functions/src/ships/cargo/goods.ts";
import { refusal } from "../ports/refusal.ts";

const worthOf = (goods: Goods) =>
  goods.reduce((sum, { commodity, units }) => sum + units * BASE_PRICE_CREDITS[commodity], 0);

const goods = fc.uniqueArray(fc.constantFrom(...COMMODITIES), { minLength: 1 }).chain((commodities) =>
  fc
    .array(fc.integer({ min: 1, max: 250 }), {
      minLength: commodities.length,
      maxLength: commodities.length,
    })
    .map((units): Goods => commodities.map((commodity, index) => ({ commodity, units: units[index]! }))),
);
const taker = fc.record({
  roomUnits: fc.nat(300),
  credits: fc.nat(20_000),
  taxBasisPoints: fc.nat(1_500),
});

describe("loot", () => {
  test("is the worked example of the guide: the dearest first, as hold and account allow", () => {
    const there: Goods = [
      { commodity: "ore", units: 40 },
      { commodity: "technology", units: 10 },
    ];
    expect(lootOf(there, { roomUnits: 15, credits: 1_000, taxBasisPoints: 500 })).toEqual({
      taken: [
        { commodity: "ore", units: 5 },
        { commodity: "technology", units: 10 },
      ],
      left: [{ commodity: "ore", units: 35 }],
      taxCredits: 80,
    });
    // 60 credits bear the tax on 1,219 credits' worth.
    expect(lootOf(there, { roomUnits: 15, credits: 60, taxBasisPoints: 500 })).toMatchObject({
      taken: [{ commodity: "technology", units: 8 }],
      taxCredits: 60,
    });
  });

  test("is bounded by hold and account, and no unit comes or goes", () => {
    fc.assert(
      fc.property(goods, taker, (there, bounds) => {
        const { taken, left, taxCredits } = lootOf(there, bounds);
        const unitsIn = (lines: Goods, commodity: string) =>
          lines.find((line) => line.commodity === commodity)?.units ?? 0;
        for (const { commodity, units } of there)
          expect(unitsIn(taken, commodity) + unitsIn(left, commodity)).toBe(units);
        const takenUnits = taken.reduce((sum, { units }) => sum + units, 0);
        expect(takenUnits).toBeLessThanOrEqual(bounds.roomUnits);
        expect(taxCredits).toBeLessThanOrEqual(bounds.credits);
        expect(taxCredits).toBe(Math.floor((worthOf(taken) * bounds.taxBasisPoints) / 10_000));
        // Of what is left not one unit more can be taken.
        for (const { commodity } of takenUnits < bounds.roomUnits ? left : []) {
          const more = worthOf(taken) + BASE_PRICE_CREDITS[commodity];
          expect(Math.floor((more * bounds.taxBasisPoints) / 10_000)).toBeGreaterThan(bounds.credits);
        }
      }),
    );
  });

  test("of which nothing is taken is refused with what is missing", () => {
    const there: Goods = [{ commodity: "rare_goods", units: 1 }];
    const reasonFor = (roomUnits: number, credits: number) => {
      const bounds = { roomUnits, credits, taxBasisPoints: 1_000 };
      return refusal(() => requireTaken(lootOf(there, bounds), bounds))?.reason;
    };
    expect(reasonFor(0, 100)).toBe("HOLD_FULL");
    expect(reasonFor(5, 29)).toBe("INSUFFICIENT_FUNDS");
    expect(reasonFor(5, 30)).toBeUndefined();
  });
});
