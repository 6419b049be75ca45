import { expect, test } from "vitest";
import { brokenOffLines, failureLines } from "../../../scripts/suite/failures.ts";

const passed = { status: "passed", fullName: " a sector has warps", failureMessages: [] };
const failed = {
  status: "failed",
  fullName: " a warp ends in a sector",
  failureMessages: [
    "\u001b[31mAssertionError: expected 1 to be 2\u001b[39m\n\n    at test/unit/warp.test.ts:3:1",
  ],
};
const fileOf = (name: string, status: string, assertionResults: (typeof passed | typeof failed)[]) => ({
  ...{ name: `/clone/test/unit/${name}.test.ts`, status, assertionResults },
});

test("says nothing of what passed", () => {
  expect(failureLines({ testResults: [fileOf("warp", "passed", [passed])] }, "/clone")).toEqual([]);
});

test("names the file and the test, and tells the message without its colours", () => {
  expect(failureLines({ testResults: [fileOf("warp", "failed", [passed, failed])] }, "/clone")).toEqual([
    "✗ test/unit/warp.test.ts: a warp ends in a sector",
    "    AssertionError: expected 1 to be 2",
    "        at test/unit/warp.test.ts:3:1",
  ]);
});

test("tells the beginning of a long message", () => {
  const long = {
    ...failed,
    failureMessages: [Array.from({ length: 99 }, (_, at) => `line ${at}`).join("\n")],
  };
  const lines = failureLines({ testResults: [fileOf("warp", "failed", [long])] }, "/clone");
  expect(lines.slice(1)).toEqual(Array.from({ length: 12 }, (_, at) => `    line ${at}`));
});

test("names a file that could not be loaded", () => {
  const broken = { ...fileOf("warp", "failed", []), message: "SyntaxError: Unexpected token" };
  expect(failureLines({ testResults: [broken] }, "/clone")).toEqual([
    "✗ test/unit/warp.test.ts",
    "    SyntaxError: Unexpected token",
  ]);
});

test("names a lane that broke off, with what it said last", () => {
  const lastLines = ["\u001b[31mError: Port 15003 (hub) is in use\u001b[39m"];
  expect(brokenOffLines({ name: "console", code: 1, lastLines })).toEqual([
    "✗ console: its runner broke off with code 1, and said last:",
    "    Error: Port 15003 (hub) is in use",
  ]);
});
