import { execFileSync } from "node:child_process";
import { dirname } from "node:path";
import { expect, test } from "vitest";

const MAX_FILES = 25;
/** Code alone: decisions and other evidence only ever grow. */
const CODE = /\.(ts|tsx|mjs|cjs)$/;

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => CODE.test(file));

function overfull(paths: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > MAX_FILES).map(([folder, count]) => `${folder}: ${count}`);
}

test("no folder holds more than 25 files of code", () => {
  expect(files.length).toBeGreaterThan(700);
  expect(overfull(files)).toEqual([]);
});

test("the twenty-sixth file is red, and what lies in folders below does not count", () => {
  const planted = Array.from({ length: 26 }, (_, index) => `functions/src/depot/file${index}.ts`);
  expect(overfull(planted)).toEqual(["functions/src/depot: 26"]);
  expect(overfull([...planted.slice(1), "functions/src/depot/prices/price.ts"])).toEqual([]);
});
