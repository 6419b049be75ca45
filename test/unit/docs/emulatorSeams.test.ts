import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");
const rows = readFileSync(join(root, "docs/emulator-seams.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| production") && !line.startsWith("| ---"));

test("every difference names the file that tests its seam, and the file is there and tests", () => {
  expect(rows.length).toBeGreaterThan(15);
  const wrong = rows.flatMap((row) => {
    const [, difference, , , testedIn = ""] = row.split("|").map((cell) => cell.trim());
    const files = [...testedIn.matchAll(/`([^`]+)`/g)].map(([, file]) => file!);
    if (files.length === 0) return [`${difference}: names no file`];
    return files
      .filter(
        (file) =>
          !existsSync(join(root, file)) || !/\b(?:test|it)\b/.test(readFileSync(join(root, file), "utf8")),
      )
      .map((file) => `${difference}: ${file} is no test`);
  });
  expect(wrong).toEqual([]);
});
