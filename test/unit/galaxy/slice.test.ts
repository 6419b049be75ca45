import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { CHART_MARK } from "../../../functions/src/galaxy/chartMark.ts";
import { planRegion, type RegionPlan } from "../../../functions/src/galaxy/generation/plan.ts";
import { chartOf, sliceOf } from "../../../functions/src/galaxy/generation/slice.ts";
import { terminalsOf } from "../../../functions/src/galaxy/generation/terminals.ts";
import {
  type ChartChunk,
  chartChunkSchema,
  type RegionPlanInput,
  type Sector,
  sectorSchema,
} from "../../../functions/src/galaxy/schema.ts";
import { ZONES } from "../../../functions/src/galaxy/zones.ts";
import { regions, sectorsOf } from "./regions.ts";

/** Planned from new every time: one of 500 sectors, or a small and a large Nexus now and then. */
const configs: fc.Arbitrary<RegionPlanInput> = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.record({
      kind: fc.constantFrom("default" as const, "owned" as const),
      regionId: fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/),
      seed: fc.string({ minLength: 1, maxLength: 64 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("nexus" as const),
      regionId: fc.constant("nexus"),
      seed: fc.string({ minLength: 1, maxLength: 64 }),
      sectorCount: fc.integer({ min: 2000, max: 5000 }),
    }),
  },
);

/** Writes a plan in batches of `batchSize`, in the order given by `shuffle`, as a job would. */
function written(plan: RegionPlan, batchSize: number, shuffle: (batches: number[]) => number[]) {
  const batches = Array.from(
    { length: Math.ceil(plan.totals.sectors / batchSize) },
    (_, i) => 1 + i * batchSize,
  );
  const slices = shuffle(batches).map((firstNumber) => sliceOf(plan, firstNumber, batchSize));
  return {
    sectors: slices.flatMap(({ sectors }) => sectors).sort((a, b) => a.number - b.number),
    chunks: slices.flatMap(({ chunks }) => chunks).sort((a, b) => a.firstNumber - b.firstNumber),
  };
}

test("the documents are the same whatever the size and the order of the batches", () => {
  fc.assert(
    fc.property(configs, fc.integer({ min: 37, max: 700 }), fc.boolean(), (config, batchSize, backwards) => {
      const plan = planRegion(config);
      const again = planRegion({ ...config });
      const inOrder = written(plan, 500, (batches) => batches);
      const other = written(again, batchSize, (batches) => (backwards ? batches.toReversed() : batches));
      // Compared as text, byte by byte, key order included.
      return JSON.stringify(other) === JSON.stringify(inOrder);
    }),
    { numRuns: 200 },
  );
}, 60_000);

test("every sector document and every chart chunk satisfies its schema", () => {
  for (const plan of regions()) {
    for (const sector of sectorsOf(plan)) sectorSchema.parse(sector);
    for (const chunk of chartOf(plan)) chartChunkSchema.parse(chunk);
  }
}, 60_000);

test("the Nexus' documents satisfy their schemas, in one chunk for 500 sectors", () => {
  const plan = planRegion({ kind: "nexus", regionId: "nexus", seed: "schemas" });
  const { sectors, chunks } = sliceOf(plan, 1, 5000);
  for (const sector of sectors) sectorSchema.parse(sector);
  expect(chunks.map((chunk) => chartChunkSchema.parse(chunk).count)).toEqual(new Array(10).fill(500));
});

/** What a chart chunk says about its i-th sector, in a sector document's words. */
function chartedSector(chunk: ChartChunk, i: number) {
  const offset = chunk.warpCounts.slice(0, i).reduce((sum, count) => sum + count, 0);
  const marks = chunk.marks[i]!;
  return {
    zone: ZONES[chunk.zones[i]!]!.id,
    position: chunk.positions.slice(3 * i, 3 * i + 3),
    warps: chunk.warps.slice(offset, offset + chunk.warpCounts[i]!),
    port: (marks & CHART_MARK.port) !== 0,
    planet: (marks & CHART_MARK.planet) !== 0,
    chokepoint: (marks & CHART_MARK.chokepoint) !== 0,
    gate: (marks & CHART_MARK.gate) !== 0,
    listedGate: chunk.gates.includes(chunk.firstNumber + i),
  };
}

function storedSector({ cluster, district, position, warps, port, planet, features }: Sector) {
  return {
    zone: cluster ?? district,
    position: [position.x, position.y, position.z],
    warps,
    port: port !== null,
    planet: planet !== null,
    chokepoint: features.includes("chokepoint"),
    gate: features.includes("warp_gate"),
    listedGate: features.includes("warp_gate"),
  };
}

test("the chart says of every sector what its document says", () => {
  const nexus = planRegion({ kind: "nexus", regionId: "nexus", seed: "charted", sectorCount: 2345 });
  for (const plan of [...regions(), nexus]) {
    const sectors = sectorsOf(plan);
    const charted = chartOf(plan).flatMap((chunk) =>
      Array.from({ length: chunk.count }, (_, i) => chartedSector(chunk, i)),
    );
    expect(JSON.stringify(charted)).toBe(JSON.stringify(sectors.map(storedSector)));
  }
}, 60_000);

test("a batch of 500 sectors with its chart stays below 8 MiB, a sector below 1.5 kB, a chunk below 100 kB", () => {
  const nexus = planRegion({ kind: "nexus", regionId: "nexus", seed: "sizes" });
  for (const plan of [...regions(), nexus]) {
    const { sectors, chunks } = sliceOf(plan, 1, 500);
    expect(Math.max(...sectors.map((sector) => JSON.stringify(sector).length))).toBeLessThan(1500);
    expect(JSON.stringify(chunks).length).toBeLessThan(100_000);
    expect(JSON.stringify({ sectors, chunks }).length).toBeLessThan(8 * 1024 * 1024);
  }
});

test("no two ports and no two planets of a region share a name", () => {
  const nexus = planRegion({ kind: "nexus", regionId: "nexus", seed: "names" });
  for (const plan of [...regions(), nexus]) {
    const sectors = sectorsOf(plan);
    const ports = sectors.flatMap(({ port }) => (port === null ? [] : [port.name]));
    const planets = sectors.flatMap(({ planet }) => (planet === null ? [] : [planet.name]));
    expect(new Set(ports).size).toBe(plan.totals.ports);
    expect(new Set(planets).size).toBe(plan.totals.planets);
  }
});

test("a slice outside the region is refused with the bound", () => {
  const plan = regions()[0]!;
  expect(() => sliceOf(plan, 501, 10)).toThrow("firstNumber must be a whole number from 1 to 500, was 501");
  expect(() => sliceOf(plan, 1, 0)).toThrow("count must be a whole number of at least 1, was 0");
});

test.each([
  [{ kind: "nexus", sectorCount: 1999 }, "sectorCount must be a whole number from 2000 to 5000, was 1999"],
  [{ kind: "nexus", sectorCount: 5001 }, "sectorCount must be a whole number from 2000 to 5000, was 5001"],
  [{ kind: "default", sectorCount: 501 }, "sectorCount must be a whole number from 500 to 500, was 501"],
  [
    { kind: "owned", nexusSectorCount: 10 },
    "nexusSectorCount must be a whole number from 2000 to 5000, was 10",
  ],
  [{ kind: "owned", seed: "" }, "seed must have 1 to 64 characters"],
  [{ kind: "owned", regionId: "a/b" }, "regionId must be 1 to 64 of"],
])("a configuration out of bounds is refused by name: %j", (config, message) => {
  const input = { regionId: "r", seed: "s", ...config } as RegionPlanInput;
  expect(() => planRegion(input)).toThrow(message);
});

/** SHA-256 of everything that a plan writes. Another machine that gets the same digests builds the same galaxy. */
function digestOf(config: RegionPlanInput): string {
  const plan = planRegion(config);
  const { sectors, chunks } = sliceOf(plan, 1, plan.totals.sectors);
  const everything = JSON.stringify({ sectors, chunks, gate: plan.gate, totals: plan.totals });
  return createHash("sha256").update(everything).digest("hex");
}

test("the demo galaxy's bytes are the ones committed here", () => {
  const seed = "golden";
  expect([
    digestOf({ kind: "default", regionId: "default", seed }),
    digestOf({ kind: "owned", regionId: "aurora", seed: "ünïcødé ✦", nexusSectorCount: 2000 }),
    digestOf({ kind: "nexus", regionId: "nexus", seed, sectorCount: 2000 }),
    digestOf({ kind: "nexus", regionId: "nexus", seed }),
  ]).toMatchInlineSnapshot(`
    [
      "4cf05c771299b1cf2fc7bc9371a2a8195af81bab6011b0bbdb256dd9a9e80f1f",
      "836940cfeac4758fc00916611413eb210b90a3139c5780a1a1d6cc6eb22d97a7",
      "c32e5a8ae802865b4fdf2c99b44f81c6c47f0ca2597427c84434a457f5ebd91c",
      "6595b849463b260eee40ad8573d7e66a036f46a7899dc1da393827335b6778b8",
    ]
  `);
});

test("the terminals of the demo galaxy are the ones committed here", () => {
  const terminals = [2000, 5000].map((sectorCount) =>
    terminalsOf(planRegion({ kind: "nexus", regionId: "nexus", seed: "golden", sectorCount })),
  );
  const digest = createHash("sha256").update(JSON.stringify(terminals)).digest("hex");
  expect(digest).toMatchInlineSnapshot(`"20c445ee613fc0612ae07cabc0cbe96712443312a03f5e7d387acbec38f3b7d2"`);
});
