import { expect, test } from "vitest";
import { freedName, requireFreeName, takenName } from "../../../functions/src/players/name.ts";
import { type PlayerName, playerNameField } from "../../../functions/src/players/schema.ts";
import { refusal } from "../membership/members.ts";

const NOW = new Date("2102-03-04T05:06:07Z");
const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const asking = (holder: PlayerName | undefined, name = "ADA", now = NOW) =>
  refusal(() => requireFreeName(holder, "ada", name, now));

test("a name is taken by somebody else alone", () => {
  expect(asking(undefined)).toBeUndefined();
  expect(asking(takenName("ada", "Ada", NOW))).toBeUndefined();
  expect(asking(takenName("bob", "Ada", NOW))).toBe("NAME_TAKEN");
});

test("a name that was given up is its owner's for 90 days, then anybody's", () => {
  expect(asking(freedName({ uid: "ada", name: "Ada" }, NOW))).toBeUndefined();
  const bobs = freedName({ uid: "bob", name: "Ada" }, NOW);
  expect(asking(bobs, "Ada", new Date(inDays(90).getTime() - 1))).toBe("NAME_TAKEN");
  expect(asking(bobs, "Ada", inDays(90))).toBeUndefined();
});

test("a name of an erased account is held as long, and names nobody", () => {
  const held = freedName(null, NOW);
  expect(held).toMatchObject({ uid: null, name: null });
  expect(asking(held)).toBe("NAME_TAKEN");
  expect(asking(held, "Ada", inDays(90))).toBeUndefined();
});

test.each(["Support", "Suppоrt 24", "Аdministrator", "S y s t e m", "Nexus Support", "sυpport", "Admin_7"])(
  "%s is the platform's",
  (name) => expect(asking(undefined, name)).toBe("NAME_TAKEN"),
);
test.each(["Solar System", "Supportive Ann", "Nexa", "Ada"])("%s is anybody's", (name) =>
  expect(asking(undefined, name)).toBeUndefined(),
);

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
