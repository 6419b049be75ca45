import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { functionsLocation } from "../../../functions/src/platform/config.ts";
import { roomsWithCallables } from "../../../scripts/generate/registry.ts";

test("every room answers under /api/<room>", () => {
  const rooms = roomsWithCallables();
  const { hosting } = JSON.parse(readFileSync("firebase.json", "utf8"));
  const expected = rooms.map((room) => ({
    source: `/api/${room}/**`,
    function: { functionId: room, region: functionsLocation },
  }));
  expect(rooms).not.toHaveLength(0);
  expect(hosting.rewrites).toEqual(expect.arrayContaining(expected));
  expect(hosting.rewrites.slice(expected.length)).toEqual([
    { source: "!/@(assets|api|local)/**", destination: "/index.html" },
  ]);
});
