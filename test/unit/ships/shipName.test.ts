import { expect, test } from "vitest";
import { shipName } from "../../../functions/src/ships/shipName.ts";

test.each([
  ["Thimble", true],
  ["Administrator", false],
  ["Nexus Support", false],
  ["Suppоrt 24", false], // Cyrillic о
  ["Cap\u200Etain", false],
])("a ship may be called %o: %s", (name, fits) => {
  expect(shipName.safeParse(name).success).toBe(fits);
});
