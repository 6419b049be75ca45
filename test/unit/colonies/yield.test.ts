import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bookValueCredits, expansionOf, storeCapUnits } from "../../../functions/src/colonies/levels.ts";
import { planetWith, plotsOf, YIELDED } from "../../../functions/src/colonies/planet.ts";
import { populationIn, storeAt, type Yielding } from "../../../functions/src/colonies/yield.ts";
import { HOUR_MS } from "../../../functions/src/platform/duration.ts";
import { COMMODITIES } from "../../../functions/src/platform/goods.ts";
import { BASE_PRICE_CREDITS } from "../../../functions/src/ships/cargo/goods.ts";
import { refusal } from "../ports/refusal.ts";

const NEW = { units: 0, carry: 0, hours: 0, untilMs: 0 };

const anyColony = fc.record({
  commodity: fc.constantFrom(...COMMODITIES),
  habitabilityPercent: fc.nat(100),
  richnessPercent: fc.nat(100),
  level: fc.nat(5),
});
const anyLooks = fc.array(fc.nat(40 * HOUR_MS), { maxLength: 12 });

/** The same hour by hour, as the rule says it. */
function hourByHour(colony: Yielding, hours: number): Yielding["store"] {
  let { units, carry, hours: worked, untilMs } = colony.store;
  const perUnit = 25_000 * BASE_PRICE_CREDITS[colony.commodity];
  for (let hour = 0; hour < hours; hour++) {
    const work = carry + populationIn(worked, colony) * colony.richnessPercent * (5 + colony.level);
    units += Math.floor(work / perUnit);
    carry = work % perUnit;
    if (units >= storeCapUnits(colony.level)) [units, carry] = [storeCapUnits(colony.level), 0];
    worked++;
    untilMs += HOUR_MS;
  }
  return { units, carry, hours: worked, untilMs };
}

describe("a yield", () => {
  test("is the sum hour by hour, in closed form", () => {
    fc.assert(
      fc.property(anyColony, fc.nat(400), fc.nat(600), (planet, hoursBefore, hours) => {
        const colony = { ...planet, store: { ...NEW, hours: hoursBefore } };
        expect(storeAt(colony, hours * HOUR_MS)).toEqual(hourByHour(colony, hours));
      }),
    );
  });

  test("is the same however often one looks in between", () => {
    fc.assert(
      fc.property(anyColony, anyLooks, (planet, looks) => {
        let store = NEW;
        let at = 0;
        for (const ms of looks) {
          at += ms;
          store = storeAt({ ...planet, store }, at);
        }
        expect(store).toEqual(storeAt({ ...planet, store: NEW }, at));
      }),
    );
  });

  test("counts whole hours, and an instant before as no time", () => {
    const colony = {
      commodity: "food" as const,
      habitabilityPercent: 90,
      richnessPercent: 50,
      level: 0,
      store: NEW,
    };
    expect(storeAt(colony, HOUR_MS - 1)).toEqual(NEW);
    expect(storeAt(colony, -HOUR_MS)).toEqual(NEW);
    expect(storeAt(colony, HOUR_MS)).toMatchObject({ carry: 100 * 50 * 5, hours: 1, untilMs: HOUR_MS });
  });

  test("is the worked example of the guide", () => {
    const colony = {
      commodity: "food" as const,
      habitabilityPercent: 78,
      richnessPercent: 40,
      level: 0,
      store: NEW,
    };
    expect(populationIn(24, colony)).toBe(292);
    // Σ (100 + 8 k) over 72 hours is 27,648 people; times 40 and 5, by 375,000 a unit.
    expect(storeAt(colony, 72 * HOUR_MS)).toMatchObject({ units: 14, carry: 279_600 });
    expect(storeAt(colony, 1_000_000 * HOUR_MS)).toMatchObject({ units: 500, carry: 0 });
  });
});

test("levels cost twice the credits each, and more ore; what was paid is the book value", () => {
  expect([0, 1, 4].map(expansionOf)).toEqual([
    { costCredits: 2_000, oreUnits: 50 },
    { costCredits: 4_000, oreUnits: 100 },
    { costCredits: 32_000, oreUnits: 250 },
  ]);
  expect([0, 1, 5].map(bookValueCredits)).toEqual([5_000, 7_000, 67_000]);
  expect([0, 5].map(storeCapUnits)).toEqual([500, 3_000]);
});

describe("plots", () => {
  const planet = { class: "terran" as const, name: "Eden", habitabilityPercent: 92, richnessPercent: 20 };
  const on = (regionId: string, plot: number, number = 30, there: typeof planet | null = planet) =>
    planetWith({ regionId, plot }, { number, planet: there });

  test("are one and another for each 15 % of habitability", () => {
    expect([0, 14, 15, 94, 100].map(plotsOf)).toEqual([1, 1, 2, 7, 7]);
    expect(on("vega", 7)).toBe(planet);
    expect(refusal(() => on("vega", 8))?.reason).toBe("NO_PLOT");
  });

  test("are none on the first sector's world, in the Nexus, and where there is no planet", () => {
    expect(refusal(() => on("vega", 1, 1))?.reason).toBe("NO_PLOT");
    expect(refusal(() => on("nexus", 1))?.reason).toBe("NO_PLOT");
    expect(refusal(() => on("vega", 1, 30, null))?.metadata).toMatchObject({ plots: 0 });
  });

  test("of every class yield a good that is traded", () => {
    expect(Object.values(YIELDED).every((good) => COMMODITIES.includes(good))).toBe(true);
    expect(YIELDED).toMatchObject({ jungle: "medicine", tundra: "ore", gas_giant: "rare_goods" });
  });
});
