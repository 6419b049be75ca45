import { accrued, reduced } from "../platform/accrual.ts";
import { CLASSES, shieldRate } from "../ships/classes.ts";
import type { Ship } from "../ships/schema.ts";
import { drawsFrom } from "./draws.ts";
import type { Side } from "./encounter.ts";
import { type Combatant, fight, type Survivor } from "./fight.ts";

/** A side of a fight that has been fought. */
export interface Fighter extends Side {
  readonly before: Combatant;
  readonly after: Survivor;
}

export interface Fought {
  readonly roundsFought: number;
  readonly attacker: Fighter;
  readonly defender: Fighter;
}

/** Fights it out. Who attacks fights; the other does what was said before. */
export function fought(
  { attacker, defender }: { readonly attacker: Side; readonly defender: Side },
  seed: string,
  now: Date,
): Fought {
  const striker = combatantOf(attacker.ship, "fight", now);
  const target = combatantOf(defender.ship, defender.pilot.fights.stance, now);
  const { roundsFought, ...after } = fight(striker, target, drawsFrom(seed));
  return {
    roundsFought,
    attacker: { ...attacker, before: striker, after: after.attacker },
    defender: { ...defender, before: target, after: after.defender },
  };
}

/** A ship as it goes into a fight now. */
function combatantOf(ship: Ship, stance: Combatant["stance"], now: Date): Combatant {
  const { attack, warpTenths } = CLASSES[ship.class];
  const { hullPoints } = ship;
  return { attack, warpTenths, hullPoints, shieldPoints: shieldAt(ship, now).amount, stance };
}

/** What a fight leaves of a ship that was not destroyed. */
export function worn({ ship, before, after }: Fighter, now: Date): Pick<Ship, "hullPoints" | "shield"> {
  const shield = reduced(shieldAt(ship, now), before.shieldPoints - after.shieldPoints);
  return { hullPoints: after.hullPoints, shield };
}

const shieldAt = ({ class: shipClass, shield }: Ship, now: Date) =>
  accrued(shield, shieldRate(shipClass), now);

export const isDestroyed = ({ after }: Fighter): boolean => after.end === "destroyed";
