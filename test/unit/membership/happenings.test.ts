import { expect, test } from "vitest";
import { type Happening, happenings } from "../../../functions/src/membership/change/happenings.ts";
import type { Member } from "../../../functions/src/membership/schema.ts";

type Facts = Pick<Member, "status" | "standing">;
const visitor: Facts = { status: "active", standing: "visitor" };
const resident: Facts = { status: "active", standing: "resident" };
const citizen: Facts = { status: "active", standing: "citizen" };
const gone: Facts = { status: "left", standing: "visitor" };
const banned: Facts = { status: "banned", standing: "visitor" };

test.each<[string, Facts | undefined, Facts, Happening[]]>([
  ["a stranger joins", undefined, visitor, ["entered"]],
  ["somebody comes back", gone, visitor, ["entered"]],
  ["a ban ends", banned, visitor, ["entered"]],
  ["a ban of a stranger ends", banned, gone, []],
  ["a visitor settles", visitor, resident, []],
  ["a resident is naturalised", resident, citizen, []],
  ["a citizen is demoted", citizen, resident, ["citizenshipLost"]],
  ["a citizen moves home", citizen, visitor, ["citizenshipLost"]],
  ["a citizen leaves", citizen, gone, ["left", "citizenshipLost"]],
  ["a visitor leaves", visitor, gone, ["left"]],
  ["a citizen is banned", citizen, banned, ["banned", "citizenshipLost"]],
  ["a stranger is banned", undefined, banned, ["banned"]],
  ["a ban is renewed", banned, banned, []],
  ["nothing changes", citizen, citizen, []],
])("%s", (_what, before, after, expected) => {
  expect(happenings(before, after)).toEqual(expected);
});
