import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8");

test("every command that the README names exists", () => {
  const { scripts } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
  const named = [...readme.matchAll(/`npm (?:run )?([a-z:]+)/g)].map(([, name]) => name!);
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test("every part of the tests that the README names has tests", () => {
  const files = readdirSync("test", { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".test.ts"),
  );
  const parts = [...readme.matchAll(/npm test -- test\/(\S+?)`/g)].map(([, part]) => part!);
  expect(parts.length).toBeGreaterThan(2);
  expect(parts.filter((part) => !files.some((file) => file.startsWith(part)))).toEqual([]);
});

test("a package is linked by its own page, not by a registry's", () => {
  expect(readme).not.toMatch(/https?:\/\/(www\.)?(crates\.io|npmjs\.com|pypi\.org|pkg\.go\.dev)/);
});
