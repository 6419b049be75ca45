import type { Side } from "./port.ts";

/** What the treasury owes a trader of a UTC day. */
export interface DayClaim {
  readonly day: string;
  readonly credits: number;
}

export interface Claims {
  /** Of the earliest day that is not paid. */
  readonly open: DayClaim | null;
  /** What came after that day before it was paid; it counts to the day of its last trade. */
  readonly later: DayClaim | null;
  /** What is owed beyond whole credits, in thousandths: to the trader, and to the treasury. */
  readonly claimRemainder: number;
  readonly levyRemainder: number;
}

export const NO_CLAIMS: Claims = { open: null, later: null, claimRemainder: 0, levyRemainder: 0 };

export interface Adjusted {
  /** What the player pays to the treasury. */
  readonly levyCredits: number;
  /** What the treasury owes the player. */
  readonly claimCredits: number;
  readonly claims: Claims;
}

const WHOLE = 1_000;

/**
 * What a region's factor makes of a port's price: its trade bonus on what players sell, its price modifier on what they buy. In the
 * player's favour it is a claim on the treasury, else a levy. What is left of a credit is carried, so that any splitting of a trade
 * comes to the same: the sum over its parts is ⌊(remainder + price × |factor − 1,000|) ÷ 1,000⌋.
 */
export function adjusted(
  priceCredits: number,
  { side, factorThousandths }: { readonly side: Side; readonly factorThousandths: number },
  claims: Claims,
  day: string,
): Adjusted {
  const more = priceCredits * (factorThousandths - WHOLE);
  const favour = side === "sell" ? more : -more;
  const claimed = claims.claimRemainder + Math.max(0, favour);
  const levied = claims.levyRemainder + Math.max(0, -favour);
  const claimCredits = Math.floor(claimed / WHOLE);
  const remainders = { claimRemainder: claimed % WHOLE, levyRemainder: levied % WHOLE };
  return {
    claimCredits,
    levyCredits: Math.floor(levied / WHOLE),
    claims: { ...withClaim(claims, day, claimCredits), ...remainders },
  };
}

/** Adds to what is claimed of a day. */
function withClaim(claims: Claims, day: string, credits: number): Claims {
  if (credits === 0) return claims;
  const { open, later } = claims;
  // An instance's clock may be behind another's at midnight: a day that is dealt with gets nothing more.
  if (open === null || day <= open.day)
    return { ...claims, open: { day: open?.day ?? day, credits: credits + (open?.credits ?? 0) } };
  return { ...claims, later: { day, credits: credits + (later?.credits ?? 0) } };
}

/** The claims once the earliest day is dealt with: paid or lapsed. */
export function withoutOpen(claims: Claims): Claims {
  return { ...claims, open: claims.later, later: null };
}
