import { expect, test } from "vitest";
import { drawsFrom, seedOf } from "../../../functions/src/combat/draws.ts";
import { engagements as example } from "../../../functions/src/combat/examples.ts";
import { type Combatant, fight } from "../../../functions/src/combat/fight.ts";
import { replayOf } from "../../../functions/src/combat/replay.ts";
import type { Engagement } from "../../../functions/src/combat/schema.ts";
import { CLASSES } from "../../../functions/src/ships/classes.ts";
import { reportOf } from "../../../scripts/replay.ts";

const seed = seedOf("key", "a fight");

/** The record of a cruiser's attack on a freighter that flees. */
function recorded(): Engagement {
  const ship = (shipClass: "cruiser" | "freighter", stance: Combatant["stance"]) => {
    const { attack, shieldPoints, hullPoints, warpTenths } = CLASSES[shipClass];
    return { shipId: shipClass, shipClass, attack, shieldPoints, hullPoints, warpTenths, stance };
  };
  const [attacker, defender] = [ship("cruiser", "fight"), ship("freighter", "flee")];
  const fought = fight(attacker, defender, drawsFrom(seed));
  const left = ({ end, shieldPoints, hullPoints }: (typeof fought)["attacker"]) => ({
    end,
    shieldPointsLeft: shieldPoints,
    hullPointsLeft: hullPoints,
    looted: [],
    wrecked: [],
    burnt: [],
  });
  return {
    ...(example as Engagement),
    seed,
    roundsFought: fought.roundsFought,
    attacker: { ...attacker, ...left(fought.attacker) },
    defender: { ...defender, ...left(fought.defender) },
  };
}

test("a fight is repeated from its record alone, and told round by round", () => {
  const record = recorded();
  const replay = replayOf(record);
  expect(replay.agrees).toBe(true);
  const report = reportOf(record, replay);
  expect(report).toContain("attacker: cruiser, attack 60, shield 250, hull 250, stance fight");
  expect(report.match(/^ {2}round /gm)).toHaveLength(record.roundsFought);
  expect(report).toContain("✓ the fight ends as its record says");
});

test.each<[string, (record: Engagement) => Engagement]>([
  ["another seed", (record) => ({ ...record, seed: seedOf("key", "another fight") })],
  ["another ship", (record) => ({ ...record, attacker: { ...record.attacker, attack: 5 } })],
  ["another end", (record) => ({ ...record, defender: { ...record.defender, end: "stands" } })],
  ["other points", (record) => ({ ...record, attacker: { ...record.attacker, shieldPointsLeft: 1 } })],
])("a record with %s is found out", (_what, changed) => {
  const replay = replayOf(changed(recorded()));
  expect(replay.agrees).toBe(false);
  expect(reportOf(changed(recorded()), replay)).toContain("✗");
});
