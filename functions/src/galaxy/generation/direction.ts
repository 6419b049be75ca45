/** A vector of length 1 in the plane. */
export type Direction = readonly [x: number, y: number];

const HALF_PI = 1.5707963267948966;

/** Taylor polynomials, good to 1e-9 on a quarter turn. */
function sineOf(angle: number): number {
  const square = angle * angle;
  let sum = 1 / 6227020800;
  for (const inverse of [39916800, 362880, 5040, 120, 6, 1]) sum = 1 / inverse - square * sum;
  return angle * sum;
}

/**
 * The direction of an angle given in turns (0.25 is a quarter turn), counter-clockwise from +x.
 * Built from + - * / alone: Math.sin may differ in its last bit from one engine to the next, and the last bit is
 * enough to move a sector, and with it a warp.
 */
export function directionOf(turn: number): Direction {
  const quarters = (turn - Math.floor(turn)) * 4;
  const quarter = Math.floor(quarters);
  const angle = (quarters - quarter) * HALF_PI;
  const sine = sineOf(angle);
  const cosine = sineOf(HALF_PI - angle);
  if (quarter === 0) return [cosine, sine];
  if (quarter === 1) return [-sine, cosine];
  if (quarter === 2) return [-cosine, -sine];
  return [sine, -cosine];
}
