import { expect, test } from "vitest";
import { loadDocument } from "../../../scripts/load/document.ts";
import { loadOptions } from "../../../scripts/load/options.ts";
import { plotSvg } from "../../../scripts/load/plot.ts";
import { decades, durationLabel, gridStep } from "../../../scripts/load/plotAxes.ts";
import { cells, type LoadReport } from "../../../scripts/load/report.ts";
import { percentile, rowsOf, throughputOf } from "../../../scripts/load/summary.ts";

const hundred = Array.from({ length: 100 }, (_, index) => index + 1);

test.each([
  [0.5, 50],
  [0.95, 95],
  [0.99, 99],
  [1, 100],
  [0, 1],
])("of 1 to 100, the percentile %d is %d", (share, value) => {
  expect(percentile(hundred, share)).toBe(value);
});

test("a percentile is a value that occurred, also of few", () => {
  expect(percentile([3, 8], 0.5)).toBe(3);
  expect(percentile([3, 8], 0.51)).toBe(8);
  expect(percentile([7], 0.99)).toBe(7);
  expect(percentile([], 0.5)).toBeNull();
});

const sample = (operation: string, atMs: number, durationMs: number) => ({ operation, atMs, durationMs });
const samples = [
  sample("b/b", 900, 100),
  sample("b/b", 1_999, 9),
  sample("b/b", 2_000, 10),
  sample("a/a", 2_700, 1.26),
];
const refusals = [
  { operation: "b/b", reason: "BUSY", expected: true },
  { operation: "b/b", reason: "BUSY", expected: true },
  { operation: "c/c", reason: "INTERNAL", expected: false },
];

test("a row has the operation's own calls, errors and repetitions, and durations in numeric order", () => {
  const rows = rowsOf(samples, refusals, new Map([["b/b", 4]]), 2);
  expect(rows.map(({ operation }) => operation)).toEqual(["a/a", "b/b", "c/c"]);
  expect(rows[1]).toEqual({
    operation: "b/b",
    calls: 3,
    callsPerSecond: 1.5,
    p50Ms: 10,
    p95Ms: 100,
    p99Ms: 100,
    maxMs: 100,
    repeatedAttempts: 4,
    refusals: { BUSY: 2 },
  });
  expect(rows[2]).toMatchObject({ calls: 0, p50Ms: null, repeatedAttempts: 0, refusals: { INTERNAL: 1 } });
  expect(rowsOf(samples, refusals, undefined, 2)[0]!.repeatedAttempts).toBeNull();
});

test("throughput is counted by whole seconds; what comes after the last one is left out", () => {
  expect(throughputOf(samples, 2.8)).toEqual([1, 1]);
  expect(throughputOf(samples, 3)).toEqual([1, 1, 2]);
});

const report: LoadReport = {
  measuredOn: "2102-03-01",
  cores: 2,
  loadBefore: 0.3,
  players: 200,
  regions: 20,
  thinkMs: 1_000,
  seconds: 3,
  calls: 4,
  callsPerSecond: 4 / 3,
  operations: rowsOf(samples, refusals, new Map([["b/b", 4]]), 3),
  throughput: throughputOf(samples, 3),
  clientDelayP99Ms: 12,
  checks: [
    { name: "nothing is lost", faults: [] },
    { name: "all is well", faults: ["one is not"] },
  ],
};

test("the table has a cell for each column", () => {
  const [columns, ...rows] = cells(report);
  expect(rows.map((row) => row.length)).toEqual(rows.map(() => columns!.length));
  expect(rows[0]).toEqual(["a/a", "1", "0.3", "1.3", "1.3", "1.3", "1.3", "0", "–"]);
  expect(rows[1]!.slice(3)).toEqual(["10", "100", "100", "100", "4", "BUSY 2"]);
});

/** Where a mark of this class stands in the plot, left to right as drawn. */
const marks = (svg: string, name: string) =>
  [...svg.matchAll(new RegExp(`<circle class="${name}" cx="([\\d.]+)" cy="([\\d.]+)"`, "g"))].slice(1);

test("the plot puts a decade apart what is a decade apart, and one operation below the other", () => {
  const svg = plotSvg(report);
  const [first, second] = marks(svg, "p50");
  const [, secondP95] = marks(svg, "p95");
  expect(marks(svg, "p50")).toHaveLength(2);
  expect(Number(second![2])).toBeGreaterThan(Number(first![2]));
  // From 1 to 100 ms on 520 pixels: 10 ms in the middle, 100 ms at the end.
  expect(Number(second![1])).toBe(480);
  expect(Number(secondP95![1])).toBe(740);
});

test("the plot is a whole document that knows light and dark, without a number that is none", () => {
  const svg = plotSvg({ ...report, throughput: [0] });
  const opened = [...svg.matchAll(/<(\w+)(?:\s[^<>]*)?(?<!\/)>/g)].map(([, name]) => name);
  const closed = [...svg.matchAll(/<\/(\w+)>/g)].map(([, name]) => name);
  expect(opened.toSorted()).toEqual(closed.toSorted());
  expect(svg).toContain("prefers-color-scheme: dark");
  expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
  expect(plotSvg({ ...report, operations: [] })).not.toMatch(/NaN|Infinity/);
  const hostile = { ...report.operations[0]!, operation: "<script>" };
  expect(plotSvg({ ...report, operations: [hostile] })).toContain("&lt;script&gt;");
});

test("the line of the throughput rises with it", () => {
  const [, path] = /class="line"[^>]* d="M([^"]+)"/.exec(plotSvg({ ...report, throughput: [10, 40, 20] }))!;
  const heights = path!.split("L").map((point) => Number(point.split(" ")[1]));
  expect(heights[0]! - heights[1]!).toBeCloseTo(3 * (heights[2]! - heights[1]!) * 0.5, 1);
  expect(heights[1]!).toBeLessThan(heights[2]!);
});

test("axes begin and end at powers of ten and have few grid lines", () => {
  expect(decades([3, 250])).toEqual({ from: 0, to: 3 });
  expect(decades([10])).toEqual({ from: 1, to: 2 });
  expect(decades([])).toEqual({ from: 0, to: 1 });
  expect([1, 4, 9, 37, 380].map((highest) => gridStep(highest, 4))).toEqual([1, 1, 5, 10, 100]);
  expect([-1, 0, 2, 3, 4].map(durationLabel)).toEqual(["0.1 ms", "1 ms", "100 ms", "1 s", "10 s"]);
});

test("the page has every operation's figures and says what did not hold", () => {
  const page = loadDocument(report);
  expect(page).toContain("| b/b | 3 | 1.0 | 10 | 100 | 100 | 100 | 4 | BUSY 2 |");
  expect(page).toContain("- All is well: 1 faults.");
  expect(page).toContain("NOT all held");
  expect(page).not.toContain("load average");
  expect(loadDocument({ ...report, loadBefore: 1.7 })).toContain("load average 1.7");
});

test("options have their bounds", () => {
  expect(loadOptions([])).toEqual({
    seconds: 60,
    calls: 20_000,
    thinkMs: 2_500,
    running: false,
    json: false,
    keep: false,
  });
  expect(loadOptions(["--seconds", "5", "--think-ms", "0", "--json"])).toMatchObject({
    seconds: 5,
    thinkMs: 0,
    json: true,
  });
  for (const args of [
    ["--seconds", "0"],
    ["--seconds", "1801"],
    ["--calls", "100001"],
    ["--calls", "1.5"],
    ["--think-ms", ""],
  ]) {
    expect(() => loadOptions(args)).toThrow(/must be a whole number from \d+ to \d+ \(given: /);
  }
  expect(() => loadOptions(["--fast"])).toThrow(/Use `npm run load/);
});
