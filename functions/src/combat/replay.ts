import { drawsFrom } from "./draws.ts";
import { type Fight, fight, roundsOf } from "./fight.ts";
import type { Engagement } from "./schema.ts";

export interface Replay {
  readonly rounds: readonly Pick<Fight, "attacker" | "defender">[];
  /** Whether the fight ends as its record says. */
  readonly agrees: boolean;
}

/** Repeats a fight from its record alone. */
export function replayOf({ attacker, defender, seed, roundsFought }: Engagement): Replay {
  const draws = drawsFrom(seed);
  const again = fight(attacker, defender, draws);
  const agrees =
    again.roundsFought === roundsFought &&
    isAsRecorded(again.attacker, attacker) &&
    isAsRecorded(again.defender, defender);
  return { rounds: [...roundsOf(attacker, defender, draws)], agrees };
}

const isAsRecorded = (again: Fight["attacker"], recorded: Engagement["attacker"]): boolean =>
  again.end === recorded.end &&
  again.shieldPoints === recorded.shieldPointsLeft &&
  again.hullPoints === recorded.hullPointsLeft;
