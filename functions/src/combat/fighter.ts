import { accrued, reduced } from "../platform/accrual.ts";
import { CLASSES, shieldRate } from "../ships/classes.ts";
import type { Ship } from "../ships/schema.ts";
import { drawsFrom } from "./draws.ts";
import type { Side } from "./encounter.ts";
import { type Combatant, fight, type Survivor } from "./fight.ts";

/** A side of a fight that has been fought. */
export interface Fighter extends Side {
  /** Of the shield with which it went in, what an ally's patrol has added. */
  readonly guardPoints: number;
  readonly before: Combatant;
  readonly after: Survivor;
}

export interface Fought {
  readonly roundsFought: number;
  readonly attacker: Fighter;
  readonly defender: Fighter;
}

/** Fights it out. Who attacks fights; the other does what was said before, behind what a patrol adds to the shield. */
export function fought(
  { attacker, defender }: { readonly attacker: Side; readonly defender: Side },
  { seed, guardPoints }: { readonly seed: string; readonly guardPoints: number },
  now: Date,
): Fought {
  const striker = combatantOf(attacker.ship, "fight", now);
  const own = combatantOf(defender.ship, defender.pilot.fights.stance, now);
  const target = { ...own, shieldPoints: own.shieldPoints + guardPoints };
  const { roundsFought, ...after } = fight(striker, target, drawsFrom(seed));
  return {
    roundsFought,
    attacker: { ...attacker, guardPoints: 0, before: striker, after: after.attacker },
    defender: { ...defender, guardPoints, before: target, after: after.defender },
  };
}

/** A ship as it goes into a fight now. */
function combatantOf(ship: Ship, stance: Combatant["stance"], now: Date): Combatant {
  const { attack, warpTenths } = CLASSES[ship.class];
  const { hullPoints } = ship;
  return { attack, warpTenths, hullPoints, shieldPoints: shieldAt(ship, now).amount, stance };
}

/** What a fight leaves of a ship that was not destroyed: a patrol's shield is hit first. */
export function worn(
  { ship, guardPoints, before, after }: Fighter,
  now: Date,
): Pick<Ship, "hullPoints" | "shield"> {
  const lostPoints = Math.max(0, before.shieldPoints - after.shieldPoints - guardPoints);
  const shield = reduced(shieldAt(ship, now), lostPoints);
  return { hullPoints: after.hullPoints, shield };
}

const shieldAt = ({ class: shipClass, shield }: Ship, now: Date) =>
  accrued(shield, shieldRate(shipClass), now);

export const isDestroyed = ({ after }: Fighter): boolean => after.end === "destroyed";
