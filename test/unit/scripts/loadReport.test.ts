import { expect, test } from "vitest";
import { loadDocument } from "../../../scripts/load/document.ts";
import { Measurement } from "../../../scripts/load/measurement.ts";
import { loadOptions } from "../../../scripts/load/options.ts";
import { cells, type LoadReport, rowsOf } from "../../../scripts/load/report.ts";

/** A measurement in which the operations took these milliseconds. */
function measured(durations: Readonly<Record<string, readonly number[]>>): Measurement {
  const measurement = new Measurement(100);
  measurement.begin();
  for (const [operation, all] of Object.entries(durations))
    for (const durationMs of all) measurement.answered(operation, "counted", performance.now() - durationMs);
  return measurement;
}

const some = measured({ "b/b": [100, 9, 10], "a/a": [20] });
const busy = { operation: "b/b", reason: "BUSY", expected: true };
some.refused(busy, "counted", "");
some.refused(busy, "counted", "");
some.refused({ operation: "c/c", reason: "INTERNAL", expected: false }, "counted", "");
const rows = rowsOf(some, new Map([["b/b", 4]]), 2);

test("a row has the operation's own calls, errors, repetitions and durations", () => {
  expect(rows.map(({ operation }) => operation)).toEqual(["a/a", "b/b", "c/c"]);
  const { p50Ms, p95Ms, p99Ms, maxMs, ...counts } = rows[1]!;
  expect(counts).toEqual({
    operation: "b/b",
    calls: 3,
    callsPerSecond: 1.5,
    repeatedAttempts: 4,
    refusals: { BUSY: 2 },
  });
  // A histogram keeps three digits of each.
  expect([p50Ms, p95Ms, p99Ms, maxMs].map((ms) => Math.round(ms! / 10) * 10)).toEqual([10, 100, 100, 100]);
  expect(rows[2]).toMatchObject({ calls: 0, p50Ms: null, repeatedAttempts: 0, refusals: { INTERNAL: 1 } });
  expect(rowsOf(some, undefined, 2)[0]!.repeatedAttempts).toBeNull();
});

test("of 1 to 100, the 95th percentile is 95", () => {
  const hundred = measured({ "a/a": Array.from({ length: 100 }, (_, index) => 1_000 * (index + 1)) });
  const [row] = rowsOf(hundred, undefined, 1);
  expect([row!.p50Ms, row!.p95Ms, row!.p99Ms].map((ms) => Math.round(ms! / 1_000))).toEqual([50, 95, 99]);
});

test("answers are counted by the second, what was begun while warming up is not", () => {
  const measurement = measured({ "a/a": [1, 2] });
  measurement.answered("a/a", "uncounted", performance.now());
  expect(measurement.answersBySecond).toEqual([2]);
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
  operations: [
    {
      operation: "a/a",
      calls: 1,
      callsPerSecond: 1 / 3,
      p50Ms: 1.26,
      p95Ms: 1.26,
      p99Ms: 1.26,
      maxMs: 1.26,
      repeatedAttempts: 0,
      refusals: {},
    },
    {
      operation: "b/b",
      calls: 3,
      callsPerSecond: 1,
      p50Ms: 10,
      p95Ms: 100,
      p99Ms: 100,
      maxMs: 100,
      repeatedAttempts: 4,
      refusals: { BUSY: 2 },
    },
  ],
  answersBySecond: [1, 1, 2],
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

test("the page has every operation's figures and says what did not hold", () => {
  const page = loadDocument(report);
  expect(page).toContain("| b/b | 3 | 1.0 | 10 | 100 | 100 | 100 | 4 | BUSY 2 |");
  expect(page).toContain('x-axis ["a/a", "b/b"]');
  expect(page).toContain("bar [1.26, 100]");
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
