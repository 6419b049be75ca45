import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Turns of phrase that a stranger reads twice: say who acts, in the usual word. */
const FORBIDDEN = [
  /\bwhoever\b/i,
  /, save (?!and\b)/,
  /\bby the own\b/,
  /\bleads? to nothing\b/,
  /\bso says the\b/,
];

const isForbidden = (line: string) => FORBIDDEN.some((phrase) => phrase.test(line));

/** This file names what it forbids. */
const ITSELF = "test/unit/house/language.test.ts";
const WHERE = ["functions/src", "firestore.rules", "scripts/**.ts", "seed", "test/**.ts"];

test("code, rules and tests say plainly who does what", () => {
  const files = execFileSync("git", ["ls-files", ...WHERE], { encoding: "utf8" });
  const wrong = files
    .split("\n")
    .filter((file) => file !== "" && file !== ITSELF)
    .flatMap((file) =>
      readFileSync(file, "utf8")
        .split("\n")
        .flatMap((line, index) => (isForbidden(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
    );
  expect(wrong).toEqual([]);
});

test.each([
  "Whoever opens a region",
  "all, save the log",
  "stands by the own word",
  "an election leads to nothing",
])("%s is red", (line) => {
  expect(isForbidden(line)).toBe(true);
});
