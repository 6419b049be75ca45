import { expect, test } from "vitest";
import { requireFreeName } from "../../../functions/src/players/name.ts";
import { playerNameField } from "../../../functions/src/players/schema.ts";
import { refusal } from "../membership/members.ts";

test("a name is taken by somebody else alone", () => {
  expect(refusal(() => requireFreeName(undefined, "ada", "Ada"))).toBeUndefined();
  expect(refusal(() => requireFreeName({ uid: "ada", name: "Ada" }, "ada", "ADA"))).toBeUndefined();
  expect(refusal(() => requireFreeName({ uid: "bob", name: "Ada" }, "ada", "ADA"))).toBe("NAME_TAKEN");
});

test.each([
  ["Ada", true],
  ["R2", false],
  ["R2!", true],
  ["---", false],
  ["!!a!!", false],
  ["x".repeat(32), true],
  ["x".repeat(33), false],
  // Composed, this letter becomes two: what is stored must fit as well as what was sent.
  ["\u0958".repeat(32), false],
  ["Ada\u202eevil", false],
])("%o is a name: %s", (name, fits) => {
  expect(playerNameField.safeParse(name).success).toBe(fits);
});
