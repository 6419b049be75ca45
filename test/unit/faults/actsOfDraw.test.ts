import { expect, test } from "vitest";
import { actsOfDraw } from "../../support/storyline/actsOfDraw.ts";

const acts = ["players", "ships", "regions", "closing", "billing"].map((room) => ({ rooms: [room] }));
const roomsOf = (number: number, ...changed: string[]) =>
  actsOfDraw(acts, number, changed).flatMap(({ rooms }) => rooms);

test("three draws in a row have every act once", () => {
  for (const first of [0, 1, 4_294_967_295]) {
    const drawn = [0, 1, 2].flatMap((turn) => roomsOf(first + turn));
    expect(drawn.toSorted()).toEqual(acts.flatMap(({ rooms }) => rooms).toSorted());
  }
});

test("a changed room plays its acts in any draw, a change beneath all of them each", () => {
  expect(roomsOf(0)).toEqual(["players", "closing"]);
  expect(roomsOf(0, "functions/src/ships/fly.ts", "docs/tests.md")).toEqual(["players", "ships", "closing"]);
  expect(roomsOf(0, "test/unit/ships/fly.test.ts", "functions/src/house.ts")).toEqual(["players", "closing"]);
  expect(roomsOf(0, "functions/src/platform/callable.ts")).toHaveLength(acts.length);
  expect(roomsOf(0, "test/support/storyline/chapters/laws.ts")).toHaveLength(acts.length);
});
