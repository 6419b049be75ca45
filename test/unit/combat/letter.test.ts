import { expect, test } from "vitest";
import { engagements as example } from "../../../functions/src/combat/examples.ts";
import { letterOf } from "../../../functions/src/combat/letter.ts";
import type { Engagement } from "../../../functions/src/combat/schema.ts";

const engagement = example as Engagement;
const facts = { attackerName: "Vera", wreckLiesUntil: new Date("2102-01-02T00:00:00Z") };
const opening = "Vera attacked you in sector 300 of default.";
const wreck = "Until 2102-01-02T00:00:00.000Z a wreck holds 5 ore.";

type Side = Engagement["attacker"];

function letter(attacker: Partial<Side>, defender: Partial<Side>): string {
  const nothing = { looted: [], wrecked: [] };
  return letterOf(
    {
      ...engagement,
      attacker: { ...engagement.attacker, ...nothing, ...attacker },
      defender: { ...engagement.defender, ...nothing, ...defender },
    },
    facts,
  );
}

test("the attacked player is told of every unit", () => {
  const { looted, wrecked } = engagement.defender;
  expect(letter({}, { looted, wrecked })).toBe(
    `${opening} Your scout was destroyed, and you are safe in an escape pod. The victor took 15 ore. ${wreck}`,
  );
  const won: Partial<Side> = { end: "stands", hullPointsLeft: 12 };
  expect(letter({ end: "destroyed", looted }, won)).toBe(
    `${opening} You destroyed the attacker's fighter and took 15 ore, taxed with 15 credits. Your hull has 12 points left.`,
  );
  expect(letter({}, won)).toBe(`${opening} Both ships stood. Your hull has 12 points left.`);
  expect(letter({}, { end: "fled" })).toBe(`${opening} Your ship got away.`);
  expect(letter({ end: "destroyed" }, { wrecked })).toBe(
    `${opening} Your scout was destroyed, and you are safe in an escape pod. So was the attacker's. ${wreck}`,
  );
});
