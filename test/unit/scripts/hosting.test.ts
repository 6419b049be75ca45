import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as deployed from "../../../functions/src/index.ts";
import { functionsLocation } from "../../../functions/src/platform/config.ts";

test("every room answers under /api/<room>", () => {
  const rooms = Object.entries(deployed)
    .filter(([, exported]) => "routes" in exported)
    .map(([name]) => name);
  const { hosting } = JSON.parse(readFileSync("firebase.json", "utf8"));
  const expected = rooms.map((room) => ({
    source: `/api/${room}/**`,
    function: { functionId: room, region: functionsLocation },
  }));
  expect(rooms).not.toHaveLength(0);
  expect(hosting.rewrites).toEqual(expect.arrayContaining(expected));
  expect(hosting.rewrites).toHaveLength(expected.length);
});
