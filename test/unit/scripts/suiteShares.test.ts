import { expect, test } from "vitest";
import { cpuLines, shareSecondsOf, slowestLines } from "../../../scripts/suite/shares.ts";

test("processor time is told by group and room, the dearest first, the emulators beside them", () => {
  const shares = [
    { file: "test/unit/galaxy/chart.test.ts", cpuMs: 1_500 },
    { file: "test/unit/galaxy/plan.test.ts", cpuMs: 500 },
    { file: "test/rules/matrix.test.ts", cpuMs: 4_040 },
    { file: "emulators and functions", cpuMs: 90_000 },
  ];
  expect(cpuLines(shares, ["galaxy"])).toEqual([
    "CPU-seconds: 96.0",
    "    90.0  emulators and functions",
    "     4.0  rules",
    "     2.0  unit/galaxy (share 6)",
  ]);
});

test("a room has a share, one with rooms in it theirs; what is no room has none", () => {
  const rooms = ["galaxy", "governance"];
  expect(shareSecondsOf("emulator/galaxy", rooms)).toBe(22);
  expect(shareSecondsOf("unit/governance", rooms)).toBe(36);
  expect(shareSecondsOf("unit/scripts", rooms)).toBeUndefined();
  expect(shareSecondsOf("rules", rooms)).toBeUndefined();
});

test("the twenty slowest tests are named", () => {
  const assertionResults = Array.from({ length: 30 }, (_, index) => ({
    fullName: ` test ${index}`,
    duration: index * 100,
  }));
  const lines = slowestLines({ testResults: [{ assertionResults }] });
  expect(lines).toHaveLength(21);
  expect(lines.slice(0, 2)).toEqual(["The 20 slowest tests, in seconds:", "     2.9  test 29"]);
});
