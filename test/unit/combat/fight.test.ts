import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Draw, type Draws, drawsFrom, seedOf } from "../../../functions/src/combat/draws.ts";
import {
  type Combatant,
  damagePoints,
  escapePercent,
  fight,
  ROUNDS,
} from "../../../functions/src/combat/fight.ts";
import { type SHIP_CLASSES, TENTHS_PER_WARP } from "../../../functions/src/galaxy/routes/speed.ts";
import { CLASSES } from "../../../functions/src/ships/classes.ts";

type ShipClass = (typeof SHIP_CLASSES)[number];

/** Whole, as the class has it. */
function ship(shipClass: ShipClass, stance: Combatant["stance"] = "fight"): Combatant {
  const { attack, shieldPoints, hullPoints, warpTenths } = CLASSES[shipClass];
  return { attack, shieldPoints, hullPoints, warpTenths, stance };
}

/** The same draws in every round. */
const always =
  (attacker: Draw, defender: Draw = attacker): Draws =>
  () => ({ attacker, defender });
const middling = always({ roll: 50, flight: 99 });

const combatant = fc.record({
  attack: fc.integer({ min: 1, max: 60 }),
  shieldPoints: fc.nat(250),
  hullPoints: fc.integer({ min: 1, max: 250 }),
  warpTenths: fc.constantFrom(...Object.values(TENTHS_PER_WARP)),
  stance: fc.constantFrom("fight" as const, "flee" as const),
});
const draw = fc.record({ roll: fc.nat(100), flight: fc.nat(99) });
const drawn = fc
  .array(fc.record({ attacker: draw, defender: draw }), { minLength: ROUNDS, maxLength: ROUNDS })
  .map(
    (rounds): Draws =>
      (round) =>
        rounds[round - 1]!,
  );

describe("a fight", () => {
  test("is the worked example of the guide: a fighter destroys a scout in three rounds", () => {
    expect(fight(ship("fighter"), ship("scout"), middling)).toEqual({
      roundsFought: 3,
      attacker: { end: "stands", shieldPoints: 100 - 3 * 8, hullPoints: 80 },
      defender: { end: "destroyed", shieldPoints: 0, hullPoints: 0 },
    });
  });

  test("takes the shield before the hull, down to the point", () => {
    const attacker = { ...ship("fighter"), attack: 45 };
    const atOnce = always({ roll: 50, flight: 0 });
    // 45 points of 40 shield and 6 hull.
    expect(fight(attacker, { ...ship("scout", "flee"), hullPoints: 6 }, atOnce)).toMatchObject({
      roundsFought: 2,
      defender: { end: "fled", shieldPoints: 0, hullPoints: 1 },
    });
    expect(fight(attacker, { ...ship("scout", "flee"), hullPoints: 5 }, atOnce)).toMatchObject({
      roundsFought: 1,
      defender: { end: "destroyed" },
    });
  });

  test("ends after ten rounds with both standing where neither is strong enough", () => {
    const { roundsFought: rounds, attacker, defender } = fight(ship("freighter"), ship("hauler"), middling);
    expect([rounds, attacker.end, defender.end]).toEqual([ROUNDS, "stands", "stands"]);
  });

  test("destroys both where both fire at once", () => {
    const last = { ...ship("scout"), shieldPoints: 0, hullPoints: 1 };
    expect(fight(last, last, middling)).toMatchObject({
      roundsFought: 1,
      attacker: { end: "destroyed" },
      defender: { end: "destroyed" },
    });
  });

  test("lets nobody get away in the first round, and from the second on before anybody fires", () => {
    const { roundsFought: rounds, defender } = fight(
      ship("fighter"),
      ship("freighter", "flee"),
      always({ roll: 50, flight: 0 }),
    );
    expect([rounds, defender]).toEqual([2, { end: "fled", shieldPoints: 30, hullPoints: 100 }]);
  });

  test("is symmetric: with the sides and their draws exchanged the outcome is exchanged", () => {
    fc.assert(
      fc.property(combatant, combatant, drawn, (one, other, draws) => {
        const exchanged: Draws = (round) => ({
          attacker: draws(round).defender,
          defender: draws(round).attacker,
        });
        const { roundsFought: rounds, attacker, defender } = fight(one, other, draws);
        expect(fight(other, one, exchanged)).toEqual({
          roundsFought: rounds,
          attacker: defender,
          defender: attacker,
        });
      }),
    );
  });

  test("makes nobody whole again, and ends for one side where the other is destroyed or has fled", () => {
    fc.assert(
      fc.property(combatant, combatant, drawn, (one, other, draws) => {
        const { roundsFought: rounds, attacker, defender } = fight(one, other, draws);
        for (const [before, after] of [
          [one, attacker],
          [other, defender],
        ] as const) {
          expect(after.shieldPoints).toBeLessThanOrEqual(before.shieldPoints);
          expect(after.hullPoints).toBeLessThanOrEqual(before.hullPoints);
          expect(after.hullPoints === 0).toBe(after.end === "destroyed");
          if (after.hullPoints < before.hullPoints) expect(after.shieldPoints).toBe(0);
          if (after.end === "fled") expect(before.stance).toBe("flee");
        }
        const isOver = attacker.end !== "stands" || defender.end !== "stands";
        expect(isOver || rounds === ROUNDS).toBe(true);
      }),
    );
  });
});

test.each([
  [30, 0, 15],
  [30, 50, 30],
  [30, 100, 45],
  [8, 1, 4],
  [6, 100, 9],
])("an attack of %i with the roll %i does %i points", (attack, roll, points) => {
  expect(damagePoints(attack, roll)).toBe(points);
});

test.each<[ShipClass, ShipClass, number]>([
  ["freighter", "fighter", 42],
  ["fighter", "fighter", 50],
  ["scout", "hauler", 90],
  ["hauler", "scout", 10],
  ["hauler", "fighter", 18],
])("a %s gets away from a %s in %i of a hundred rounds", (mine, theirs, percent) => {
  expect(escapePercent(ship(mine), ship(theirs))).toBe(percent);
});

describe("the draws", () => {
  test("follow from the seed, and the seed from key and id", () => {
    const seed = seedOf("key", "engagement");
    expect(seed).toHaveLength(43);
    expect(seedOf("another key", "engagement")).not.toBe(seed);
    expect(seedOf("key", "another engagement")).not.toBe(seed);
    expect(drawsFrom(seed)(1)).toEqual(drawsFrom(seed)(1));
  });

  test("lie evenly within their bounds, whatever side and round", () => {
    const draws = Array.from({ length: 500 }, (_, index) => drawsFrom(seedOf("key", `${index}`)))
      .flatMap((draws) => [1, 2, 3].map(draws))
      .flatMap(({ attacker, defender }) => [attacker, defender]);
    expect(new Set(draws.map(({ roll }) => roll)).size).toBe(101);
    expect(new Set(draws.map(({ flight }) => flight)).size).toBe(100);
    const mean = (of: (draw: Draw) => number) =>
      draws.reduce((sum, draw) => sum + of(draw), 0) / draws.length;
    expect(Math.abs(mean(({ roll }) => roll) - 50)).toBeLessThan(3);
    expect(Math.abs(mean(({ flight }) => flight) - 49.5)).toBeLessThan(3);
  });
});
