import { bucketOf, keyedDigest } from "../platform/random.ts";

/** What chance gives a side in a round: two draws, whatever happens. */
export interface Draw {
  /** How hard it fires: 0–100. */
  readonly roll: number;
  /** Whether it gets away if it flees: 0–99, which must lie below its chance in percent. */
  readonly flight: number;
}

/** By the round, from 1. */
export type Draws = (round: number) => { readonly attacker: Draw; readonly defender: Draw };

/** Nobody can try out ids: a fight's seed is known once it has been fought, to who may read its record. */
export const seedOf = (key: string, engagementId: string) => keyedDigest(key, "engagement", engagementId);

/** All chance of a fight, from its seed. Each number is a hash of what it is for, so that none depends on those before it. */
export function drawsFrom(seed: string): Draws {
  const drawOf = (round: number, side: "attacker" | "defender"): Draw => ({
    roll: bucketOf(`${seed}/${round}/${side}/roll`, 101),
    flight: bucketOf(`${seed}/${round}/${side}/flight`, 100),
  });
  return (round) => ({ attacker: drawOf(round, "attacker"), defender: drawOf(round, "defender") });
}
