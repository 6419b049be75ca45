import { expect, test } from "vitest";
import { parseMajor } from "../../../scripts/setup/java.mjs";

test.each([
  ["openjdk 17.0.15 2025-04-15", 17],
  ["java 24 2025-03-18", 24],
  ["command not found", 0],
])("%o", (text, major) => {
  expect(parseMajor(text)).toBe(major);
});
