import { expect, test } from "vitest";
import { isAdmittedFrom } from "../../../functions/src/governance/treaties/freeMovement.ts";

test.each([
  ["a resident of a partner", { status: "active", standing: "resident" }, true],
  ["a citizen of one", { status: "active", standing: "citizen" }, true],
  ["nobody who is a visitor at home by now", { status: "active", standing: "visitor" }, false],
  ["nobody who is banned there", { status: "banned", standing: "resident" }, false],
  ["nobody without a record there", undefined, false],
] as const)("by treaty comes in %s", (_who, atHome, admitted) => {
  expect(isAdmittedFrom(atHome)).toBe(admitted);
});
