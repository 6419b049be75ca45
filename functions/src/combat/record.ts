import { after, DAY_MS } from "../platform/duration.ts";
import type { Fighter, Fought } from "./fighter.ts";
import type { Engagement } from "./schema.ts";
import type { Spoils } from "./spoils.ts";

const KEPT_MS = 400 * DAY_MS;

/** What is told of a side, in the record and in the answer. */
export function sideOf(
  { pilot, ship, before, after: left }: Fighter,
  spoils: Spoils,
): Engagement["attacker"] {
  const { taken, left: wrecked, burnt } = spoils.of(pilot.uid);
  return {
    shipId: pilot.shipId,
    shipClass: ship.class,
    ...before,
    end: left.end,
    shieldPointsLeft: left.shieldPoints,
    hullPointsLeft: left.hullPoints,
    looted: taken,
    wrecked,
    burnt: [...burnt],
  };
}

/** The record of a fight, with all that repeats it. */
export function recordOf(
  { attacker, defender, roundsFought }: Fought,
  spoils: Spoils,
  facts: Pick<Engagement, "seed" | "disreputePoints" | "at">,
): Engagement {
  const { regionId, sectorNumber } = attacker.pilot.place;
  return {
    regionId,
    sectorNumber,
    attackerUid: attacker.pilot.uid,
    defenderUid: defender.pilot.uid,
    roundsFought,
    attacker: sideOf(attacker, spoils),
    defender: sideOf(defender, spoils),
    taxCredits: spoils.taxCredits,
    ...facts,
    expiresAt: after(facts.at, KEPT_MS),
  };
}
