import { type Commit, contributionsTo, type Point } from "./moments.ts";
import type { Reads } from "./store.ts";

/** Something that a player can have, as the room that holds it declares it. */
export interface Holding {
  /** Names it: `credits`. */
  readonly name: string;
  /** `portable`: it goes where the player goes. `fixed`: it stays in its region. */
  readonly form: "portable" | "fixed";
  /** How it leaves the player's hands: a sentence for the reference. */
  readonly leaves: string;
  /** What it is worth, in whole credits; null where no money measures it. */
  readonly valueCredits: ((reads: Reads, uid: string) => Promise<number>) | null;
  /**
   * Refuses by a `GameError` while it still binds the player, so that the account cannot go; null where it never does.
   */
  readonly requireUnbound: ((commit: Commit, uid: string) => Promise<void>) | null;
}

/** What a player has: the register. A room that takes, moves, values or ends a player's things asks here. */
export const holdings: Point<readonly Holding[]> = { name: "platform/holdings" };

/** Everything that a player can have, in the order of the rooms. */
export async function everyHolding(): Promise<Holding[]> {
  return (await contributionsTo(holdings)).flatMap(({ contributed }) => contributed);
}

/** @throws GameError of the first holding that still binds the player. */
export async function requireNothingBinds(commit: Commit, uid: string): Promise<void> {
  for (const holding of await everyHolding()) await holding.requireUnbound?.(commit, uid);
}
