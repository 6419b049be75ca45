import { expect, test } from "vitest";
import { Measurement } from "../../../scripts/load/measurement.ts";
import { cellsOf, rowsOf } from "../../../scripts/load/report.ts";

/** A measurement in which the operations took these milliseconds. */
function measured(durations: Readonly<Record<string, readonly number[]>>): Measurement {
  const measurement = new Measurement();
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
});

test("of 1 to 100, the 95th percentile is 95", () => {
  const hundred = measured({ "a/a": Array.from({ length: 100 }, (_, index) => 1_000 * (index + 1)) });
  const [row] = rowsOf(hundred, new Map(), 1);
  expect([row!.p50Ms, row!.p95Ms, row!.p99Ms].map((ms) => Math.round(ms! / 1_000))).toEqual([50, 95, 99]);
});

test("what was begun while warming up is not counted", () => {
  const measurement = measured({ "a/a": [1, 2] });
  measurement.answered("a/a", "uncounted", performance.now());
  expect(measurement.durations.get("a/a")!.count).toBe(2);
});

test("the table shows two digits, and each reason with its number", () => {
  const row = {
    ...{ operation: "b/b", calls: 3, callsPerSecond: 1 },
    ...{ p50Ms: 1.26, p95Ms: 10, p99Ms: 123.4, maxMs: null, repeatedAttempts: 4, refusals: { BUSY: 2 } },
  };
  expect(Object.values(cellsOf(row))).toEqual(["b/b", "3", "1.0", "1.3", "10", "123", "–", "4", "BUSY 2"]);
  expect(cellsOf({ ...row, refusals: {} }).refused).toBe("–");
});
