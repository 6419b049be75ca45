/** A fixed-point number as text: `decimal(17066666n, 5)` is "170.66666"; without places it is the integer. */
export function decimal(units: bigint, places: number): string {
  if (places === 0) return units.toString();
  const digits = units.toString().padStart(places + 1, "0");
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** The quotient of two integers, `dividend` ≥ 0 and `divisor` > 0, rounded up. */
export function dividedUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}
