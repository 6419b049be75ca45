import { expect, test } from "vitest";
import { sumOf, totalLine, totalOf } from "../../../scripts/suite/total.ts";

const green = { numPassedTests: 12, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
const brokenFile = { status: "failed", assertionResults: [] };
const failedFile = { status: "failed", assertionResults: [{ status: "passed" }, { status: "failed" }] };

test("the last line", () => {
  expect(totalLine({ passed: 12, failed: 0, skipped: 0 })).toBe("12 passed, 0 failed");
  expect(totalLine({ passed: 12, failed: 1, skipped: 3 })).toBe("12 passed, 1 failed, 3 skipped");
});

test("takes the runner's numbers", () => {
  expect(totalOf(green, 0)).toEqual({ passed: 12, failed: 0, skipped: 0 });
  const red = { ...green, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, testResults: [failedFile] };
  expect(totalOf(red, 1)).toEqual({ passed: 12, failed: 1, skipped: 3 });
});

test("counts a file that could not be loaded", () => {
  expect(totalOf({ ...green, testResults: [brokenFile, failedFile], numFailedTests: 1 }, 1).failed).toBe(2);
});

test("counts a runner that broke off, with or without a report", () => {
  expect(totalOf(green, 1).failed).toBe(1);
  expect(totalOf(null, 137)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test("counts each failed check", () => {
  expect(sumOf([totalOf(green, 0)], 2)).toEqual({ passed: 12, failed: 2, skipped: 0 });
});

test("adds up the lanes, one that left no report included", () => {
  expect(sumOf([totalOf(green, 0), totalOf(green, 0), totalOf(null, 1)], 0)).toEqual({
    passed: 24,
    failed: 1,
    skipped: 0,
  });
});
