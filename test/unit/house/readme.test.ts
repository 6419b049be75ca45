import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { collections } from "../../../functions/src/house.ts";
import { collectionIdOf } from "../../../functions/src/platform/house.ts";
import { registeredCallables, triggers } from "../../../scripts/registry.ts";

const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8");
const rows = readme.split("\n").filter((line) => line.startsWith("| `"));
const rowOf = (room: string) => rows.find((row) => row.startsWith(`| \`${room}\` |`)) ?? "";

test("the room table names every callable in its room's row", async () => {
  const missing = (await registeredCallables()).filter(
    ({ room, verb }) => !rowOf(room).includes(`\`${verb}\``),
  );
  expect(missing.map(({ path }) => path)).toEqual([]);
});

test("the room table names every schedule and queue", () => {
  expect(triggers().filter(({ name }) => !rows.some((row) => row.includes(`\`${name}\``)))).toEqual([]);
});

test("the room table names every collection", () => {
  const names = Object.values(collections).map(({ path }) => collectionIdOf(path));
  const missing = names.filter(
    (name) => !rows.some((row) => row.includes(`/${name}\``) || row.includes(`\`${name}\``)),
  );
  expect(missing).toEqual([]);
});

test("every command that the README names exists", () => {
  const { scripts } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
  const named = [...readme.matchAll(/`npm (?:run )?([a-z:]+)/g)].map(([, name]) => name!);
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
