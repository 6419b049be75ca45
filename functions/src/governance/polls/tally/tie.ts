import { digest, keyedHex } from "../../../platform/random.ts";
import type { Tie } from "./schema.ts";

/**
 * What is published of the secret when voting opens: its SHA-256 in base64url. After closing the secret itself is
 * published; anyone who hashes it sees that it was fixed before the first vote.
 */
export function commitTieSecret(secret: string): string {
  return digest(secret);
}

/** The lots of one count, drawn from its secret, and a record of each. */
export interface Lots {
  readonly ties: readonly Tie[];
  /** The one of `among` (at least one) on whom the lot falls; a single one needs no lot. */
  draw(among: readonly string[], at: string): string;
}

/**
 * The lot falls on the option with the lowest HMAC-SHA256(key: secret, text: JSON of [at, option]), read as a number.
 * Without the secret nobody can foresee it, with it anybody can repeat it, and the order of the options plays no part.
 */
export function lotsOf(secret: string): Lots {
  const ties: Tie[] = [];
  const rank = (at: string, option: string) => keyedHex(secret, JSON.stringify([at, option]));
  return {
    ties,
    draw(among, at) {
      const sorted = among.toSorted();
      if (sorted.length === 1) return sorted[0]!;
      const decidedFor = sorted.reduce((first, other) => (rank(at, other) < rank(at, first) ? other : first));
      ties.push({ among: sorted, decidedFor, at });
      return decidedFor;
    },
  };
}
