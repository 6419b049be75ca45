import { readdirSync } from "node:fs";
import { join, matchesGlob } from "node:path";
import { expect, test, vi } from "vitest";
import { root } from "../../../scripts/command.ts";
import { emulatorFiles } from "../../../scripts/suite/emulatorFiles.ts";
import {
  ACTS_OF_SHIPS,
  GROWING_ACTS,
  lanes,
  lastLane,
  longLanes,
  OTHER_ACTS,
} from "../../../scripts/suite/lanes.ts";
import config from "../../../vitest.config.ts";
import { ownActs } from "../../support/storyline/ownActs.ts";

const { projects = [] } = config.test!;
const kinds = projects.map((project) => (project as { test: Kind }).test);
const names = kinds.map(({ name }) => name);

interface Kind {
  readonly name: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** Every file of the tests, as a lane's paths name it. */
const files = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts"))
  .map((file) => `test/${file}`);

const usual = [...lanes(emulatorFiles()), lastLane];
const matches = (file: string, patterns: readonly string[]) =>
  patterns.some((pattern) => matchesGlob(file, pattern));
const projectOf = (file: string) =>
  kinds.find(({ include, exclude }) => matches(file, include) && !matches(file, exclude))!.name;

test("the lanes have all projects; the long one is for test:long", () => {
  const all = usual.flatMap(({ projects }) => projects);
  expect([...new Set(all)].sort()).toEqual(names.filter((name) => name !== "long").sort());
  expect(longLanes.flatMap(({ projects }) => projects)).toContain("long");
});

const lanesOf = (file: string) =>
  [...usual, ...longLanes.slice(0, 1)].filter(
    ({ projects, paths }) =>
      projects.includes(projectOf(file)) &&
      (paths === undefined || paths.some((path) => file.startsWith(path))),
  );

const OF_PLAYS = [GROWING_ACTS, OTHER_ACTS, ACTS_OF_SHIPS];

test("each file runs in one lane, but for those of which each lane of plays takes its own acts", () => {
  for (const file of files) {
    const names = lanesOf(file).map(({ name }) => name);
    expect(names, file).toEqual(names.includes(GROWING_ACTS) ? OF_PLAYS : [names[0]!]);
  }
});

test("every act is played in one lane", () => {
  const acts = [
    { grows: true, rooms: ["ships"] },
    { grows: false, rooms: [] },
    { grows: false, rooms: ["galaxy", "ships"] },
  ];
  const inLane = (name: string) => {
    vi.stubEnv("LANE", name);
    return ownActs(acts);
  };
  expect(OF_PLAYS.map(inLane)).toEqual(acts.map((act) => [act]));
  expect(inLane("whole")).toEqual(acts);
  vi.unstubAllEnvs();
});

test("what is drawn is taken whole by test:long", () => {
  const whole = longLanes.filter(({ drawsAll }) => drawsAll).flatMap(({ paths = [] }) => paths);
  for (const path of whole)
    expect(
      files.some((file) => file.startsWith(path)),
      path,
    ).toBe(true);
});
