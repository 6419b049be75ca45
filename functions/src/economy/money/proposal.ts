import { PACE } from "../../ports/market/pace.ts";

/** How much the credits per player are to grow in a week: 0–2 %. */
const WANTED_GROWTH = { least: 0, most: 200 };
const STEP_THOUSANDTHS = 50;

/** Growth from a week to the next in basis points, rounded down; null where there is nothing to compare with. */
export function growthBasisPoints(credits: number, formerCredits: number | null): number | null {
  if (formerCredits === null || formerCredits === 0) return null;
  return Math.floor((10_000 * (credits - formerCredits)) / formerCredits);
}

/** The pace that brings growth back to what is wanted: 50 thousandths slower where credits grow faster, faster where they shrink. */
export function proposedPace(paceThousandths: number, growth: number | null): number {
  if (growth === null) return paceThousandths;
  const step =
    growth > WANTED_GROWTH.most ? -STEP_THOUSANDTHS : growth < WANTED_GROWTH.least ? STEP_THOUSANDTHS : 0;
  return Math.min(PACE.most, Math.max(PACE.least, paceThousandths + step));
}
