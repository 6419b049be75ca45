import { expect, test } from "vitest";
import { parseMajor } from "../../../scripts/setup/java.mjs";

test.each([
  ['IMPLEMENTOR="Eclipse Adoptium"\nJAVA_VERSION="25.0.1"', 25],
  ['JAVA_VERSION="21"', 21],
  ['JAVA_VERSION="1.8.0_412"', 8],
  ["openjdk 17.0.15 2025-04-15", 17],
  ["java 24 2025-03-18", 24],
  ["command not found", 0],
])("%o", (text, major) => {
  expect(parseMajor(text)).toBe(major);
});
