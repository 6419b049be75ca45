import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../../scripts/command.ts";
import { emulatorFiles } from "../../../scripts/suite/emulatorFiles.ts";
import { lanes, lastLane, longLanes } from "../../../scripts/suite/lanes.ts";
import config from "../../../vitest.config.ts";

const { projects = [] } = config.test!;
const names = projects.map((project) => (project as { test: { name: string } }).test.name);

/** Every file of the tests, as a lane's paths name it. */
const files = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts"))
  .map((file) => `test/${file}`);

const usual = [...lanes(emulatorFiles()), lastLane];
const projectOf = (file: string) => file.split("/")[1]!;

test("the lanes have all projects; the long one is for test:long", () => {
  const all = usual.flatMap(({ projects }) => projects);
  expect([...new Set(all)].sort()).toEqual(names.filter((name) => name !== "long").sort());
  expect(longLanes.flatMap(({ projects }) => projects)).toContain("long");
});

test("each file runs in one lane", () => {
  const homeless = files.filter((file) => {
    const own = [...usual, ...longLanes.slice(0, 1)].filter(
      ({ projects, paths }) =>
        projects.includes(projectOf(file)) &&
        (paths === undefined || paths.some((path) => file.startsWith(path))),
    );
    return own.length !== 1;
  });
  expect(homeless).toEqual([]);
});

test("what is drawn is taken whole by test:long", () => {
  const whole = longLanes.filter(({ drawsAll }) => drawsAll).flatMap(({ paths = [] }) => paths);
  for (const path of whole)
    expect(
      files.some((file) => file.startsWith(path)),
      path,
    ).toBe(true);
});
