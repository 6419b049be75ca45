import fc from "fast-check";
import { expect, test } from "vitest";
import { planRegion } from "../../../functions/src/galaxy/generation/plan.ts";
import { chartOf } from "../../../functions/src/galaxy/generation/slice.ts";
import { gateFeeCredits, rideFareCredits } from "../../../functions/src/galaxy/routes/fares.ts";
import { joinLegs, type Leg } from "../../../functions/src/galaxy/routes/journey.ts";
import { bestRoute, warpGraphOf } from "../../../functions/src/galaxy/routes/route.ts";
import type { ChartChunk } from "../../../functions/src/galaxy/schema.ts";

/** A chart of a handful of sectors, with any warps. */
function smallChart(positions: number[][], rows: number[][]): ChartChunk {
  return {
    firstNumber: 1,
    count: positions.length,
    sectorCount: positions.length,
    positions: positions.flat(),
    warpCounts: rows.map((row) => row.length),
    warps: rows.flat(),
    zones: positions.map(() => 0),
    marks: positions.map(() => 0),
    gates: [],
  };
}

const charts = fc.integer({ min: 2, max: 9 }).chain((count) => {
  const coordinate = fc.integer({ min: -20, max: 20 });
  return fc.record({
    positions: fc.array(fc.array(coordinate, { minLength: 3, maxLength: 3 }), {
      minLength: count,
      maxLength: count,
    }),
    rows: fc
      .array(fc.uniqueArray(fc.integer({ min: 1, max: count }), { maxLength: 4 }), {
        minLength: count,
        maxLength: count,
      })
      .map((rows) => rows.map((row, i) => row.filter((to) => to !== i + 1).sort((a, b) => a - b))),
  });
});

function lengthBetween(a: number[], b: number[]): number {
  const [dx, dy, dz] = a.map((value, i) => value - b[i]!) as [number, number, number];
  return Math.round(Math.sqrt(dx * dx + dy * dy + dz * dz));
}

/** Floyd–Warshall over what each warp adds, a pair compared in its order. */
function allBest(
  positions: number[][],
  rows: number[][],
  warp: (lengthUnits: number) => [number, number],
): [number, number][][] {
  const best = positions.map((_, i) =>
    positions.map((_, j): [number, number] => (i === j ? [0, 0] : [Number.POSITIVE_INFINITY, 0])),
  );
  rows.forEach((row, i) => {
    for (const to of row) best[i]![to - 1] = warp(lengthBetween(positions[i]!, positions[to - 1]!));
  });
  for (let k = 0; k < rows.length; k++) {
    for (let i = 0; i < rows.length; i++) {
      for (let j = 0; j < rows.length; j++) {
        const [a, b, c] = [best[i]![k]!, best[k]![j]!, best[i]![j]!];
        const sum: [number, number] = [a[0] + b[0], a[1] + b[1]];
        if (sum[0] < c[0] || (sum[0] === c[0] && sum[1] < c[1])) best[i]![j] = sum;
      }
    }
  }
  return best;
}

test("a route is as short as brute force finds, with the fewest warps among equals, and null where it finds none", () => {
  fc.assert(
    fc.property(charts, ({ positions, rows }) => {
      const graph = warpGraphOf([smallChart(positions, rows)]);
      const best = allBest(positions, rows, (lengthUnits) => [lengthUnits, 1]);
      best.forEach((row, i) => {
        row.forEach(([distance, warps], j) => {
          const route = bestRoute(graph, i + 1, j + 1);
          if (distance === Number.POSITIVE_INFINITY) expect(route).toBeNull();
          else expect([route?.distanceUnits, route?.warpCount]).toEqual([distance, warps]);
        });
      });
    }),
    { numRuns: 300 },
  );
});

test("a route of the fewest turns has as few warps as brute force finds, with the least distance among equals", () => {
  fc.assert(
    fc.property(charts, ({ positions, rows }) => {
      const graph = warpGraphOf([smallChart(positions, rows)]);
      const best = allBest(positions, rows, (lengthUnits) => [1, lengthUnits]);
      best.forEach((row, i) => {
        row.forEach(([warps, distance], j) => {
          const route = bestRoute(graph, i + 1, j + 1, "fewestTurns");
          if (warps === Number.POSITIVE_INFINITY) expect(route).toBeNull();
          else expect([route?.warpCount, route?.distanceUnits]).toEqual([warps, distance]);
        });
      });
    }),
    { numRuns: 300 },
  );
});

test("a route follows warps from its first sector to its last", () => {
  fc.assert(
    fc.property(charts, ({ positions, rows }) => {
      const graph = warpGraphOf([smallChart(positions, rows)]);
      const route = bestRoute(graph, 1, positions.length);
      if (route === null) return;
      expect([route.sectors[0], route.sectors.at(-1)]).toEqual([1, positions.length]);
      route.sectors.slice(1).forEach((to, i) => {
        expect(rows[route.sectors[i]! - 1]).toContain(to);
      });
    }),
    { numRuns: 300 },
  );
});

test("an unknown sector has no route", () => {
  const graph = warpGraphOf([
    smallChart(
      [
        [0, 0, 0],
        [1, 0, 0],
      ],
      [[2], [1]],
    ),
  ]);
  expect(bestRoute(graph, 1, 3)).toBeNull();
  expect(bestRoute(graph, 0, 1)).toBeNull();
});

test("the order in which chart chunks arrive does not change a route", () => {
  const chunks = chartOf(planRegion({ kind: "nexus", regionId: "nexus", seed: "routes", sectorCount: 2000 }));
  const graph = warpGraphOf(chunks);
  const other = warpGraphOf(chunks.toReversed());
  for (let i = 1; i <= 60; i++) {
    const [from, to] = [i * 33, 2001 - i * 17];
    expect(bestRoute(other, from, to)).toEqual(bestRoute(graph, from, to));
  }
});

test("of two equal ways the same one is taken in whatever order the chunks arrive", () => {
  // A square of sectors 1, 2, 3 and 4 in two chunks: from 1 to 4 by way of 2 or of 3.
  const square = smallChart(
    [
      [0, 0, 0],
      [5, 0, 0],
      [0, 5, 0],
      [5, 5, 0],
    ],
    [[2, 3], [4], [4], [1]],
  );
  const half = { count: 2, zones: [0, 0], marks: [0, 0] };
  const chunks = [
    { ...square, ...half, positions: square.positions.slice(0, 6), warpCounts: [2, 1], warps: [2, 3, 4] },
    {
      ...square,
      ...half,
      firstNumber: 3,
      positions: square.positions.slice(6),
      warpCounts: [1, 1],
      warps: [4, 1],
    },
  ];
  expect(bestRoute(warpGraphOf(chunks), 1, 4)?.sectors).toEqual([1, 2, 4]);
  expect(bestRoute(warpGraphOf(chunks.toReversed()), 1, 4)?.sectors).toEqual([1, 2, 4]);
});

const legs = fc.array(
  fc.record({
    regionId: fc.constantFrom("nexus", "default", "aurora"),
    sectors: fc.array(fc.integer({ min: 1, max: 500 })),
    warpCount: fc.nat(200),
    distanceUnits: fc.nat(20_000),
  }),
  { minLength: 1, maxLength: 3 },
);

test("a journey costs a turn for every warp and every gate, three for a ride, and the gates' fee by how far it crosses", () => {
  const ride = { fromGateId: "nexus_1", toGateId: "nexus_9", fareCredits: 12 };
  fc.assert(
    fc.property(legs, fc.nat(9_000), (parts: Leg[], crossingUnits) => {
      const gateCount = parts.length - 1;
      const journey = joinLegs(parts, { ride: null, gateCount, crossingUnits });
      const distance = parts.reduce((sum, leg) => sum + leg.distanceUnits, 0);
      expect(journey.distanceUnits).toBe(distance);
      expect(journey.turns).toBe(parts.reduce((sum, leg) => sum + leg.warpCount, gateCount));
      expect(journey.gateFeeCredits).toBe(gateCount === 0 ? 0 : gateFeeCredits(crossingUnits));
      const ridden = joinLegs(parts, { ride, gateCount, crossingUnits });
      expect([ridden.turns, ridden.ride]).toEqual([journey.turns + 3, ride]);
    }),
    { numRuns: 200 },
  );
});

test("the gates' fee is a whole number from 100 to 500 that never falls with the distance", () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (a, b) => {
      const [near, far] = [gateFeeCredits(Math.min(a, b)), gateFeeCredits(Math.max(a, b))];
      expect(Number.isInteger(near)).toBe(true);
      expect(near).toBeGreaterThanOrEqual(100);
      expect(far).toBeLessThanOrEqual(500);
      expect(near).toBeLessThanOrEqual(far);
    }),
    { numRuns: 500 },
  );
});

test("the gates' fee begins at 100 and ends at 500 credits, and a ride costs a tenth of it", () => {
  expect([0, 14, 15, 3_000, 6_000, 90_000].map(gateFeeCredits)).toEqual([100, 100, 101, 300, 500, 500]);
  expect([0, 149, 150, 3_000, 6_000].map(rideFareCredits)).toEqual([10, 10, 11, 30, 50]);
  expect(() => gateFeeCredits(-1)).toThrow("distanceUnits must be a whole number of at least 0, was -1");
});

test("a journey without a leg is refused", () => {
  expect(() => joinLegs([], { ride: null, gateCount: 0, crossingUnits: 0 })).toThrow("at least one leg");
});
