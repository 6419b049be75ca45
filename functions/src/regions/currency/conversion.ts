import type { Currency } from "./schema.ts";

/** Rates are in millionths of a credit. Products exceed what a number holds exactly. */
const MILLION = 1_000_000n;

type Terms = Pick<Currency, "rateMillionths" | "feeBasisPoints">;

/** What credits are worth in units: ⌊credits × 10⁶ ÷ rate⌋. */
export function unitsFor(credits: number, { rateMillionths }: Pick<Terms, "rateMillionths">): number {
  return Number((BigInt(credits) * MILLION) / BigInt(rateMillionths));
}

/** What units are worth in credits: ⌊units × rate ÷ 10⁶⌋. */
export function creditsFor(units: number, { rateMillionths }: Pick<Terms, "rateMillionths">): number {
  return Number((BigInt(units) * BigInt(rateMillionths)) / MILLION);
}

/** ⌈credits × fee ÷ 10,000⌉: rounded against who converts. */
function feeOn(credits: number, { feeBasisPoints }: Pick<Terms, "feeBasisPoints">): number {
  return Number((BigInt(credits) * BigInt(feeBasisPoints) + 9_999n) / 10_000n);
}

/** What a conversion moves: `reserveCredits` come into the reserve or leave it, the fee goes to the treasury. */
export interface Conversion {
  readonly units: number;
  readonly reserveCredits: number;
  readonly feeCredits: number;
}

/** Units for so many credits, of which the fee is taken first. */
export function bought(credits: number, terms: Terms): Conversion {
  const feeCredits = feeOn(credits, terms);
  const reserveCredits = credits - feeCredits;
  return { units: unitsFor(reserveCredits, terms), reserveCredits, feeCredits };
}

/** Credits for so many units: the reserve gives `reserveCredits`, of which the fee is taken. */
export function redeemed(units: number, terms: Terms): Conversion {
  const reserveCredits = creditsFor(units, terms);
  return { units, reserveCredits, feeCredits: feeOn(reserveCredits, terms) };
}

/** The units that stand for levies of so many credits, less the rebate: ⌈credits × (10,000 − rebate) × 100 ÷ rate⌉. */
export function leviedUnits(
  credits: number,
  { rateMillionths, levyRebateBasisPoints }: Pick<Currency, "rateMillionths" | "levyRebateBasisPoints">,
): number {
  const due = BigInt(credits) * BigInt(10_000 - levyRebateBasisPoints) * (MILLION / 10_000n);
  const rate = BigInt(rateMillionths);
  return Number((due + rate - 1n) / rate);
}

/** What a currency stands on: its reserve, and all units that there are. */
export interface Standing {
  readonly reserveCredits: number;
  readonly units: number;
}

/** Whether the reserve can redeem every unit at a rate: units × rate ≤ reserve. */
export function isCovered({ reserveCredits, units }: Standing, rateMillionths: number): boolean {
  return BigInt(units) * BigInt(rateMillionths) <= BigInt(reserveCredits) * MILLION;
}

/** A unit is worth 1,000 credits at most: then no amount exceeds what a transfer moves. */
export const MOST_RATE_MILLIONTHS = 1_000_000_000;

/** In a float: ⌊reserve × 10⁶ ÷ units⌋; the law's rate while there are none. */
export function floatRate({ reserveCredits, units }: Standing, setRateMillionths: number): number {
  if (units === 0) return setRateMillionths;
  const rate = (BigInt(reserveCredits) * MILLION) / BigInt(units);
  return rate > MOST_RATE_MILLIONTHS ? MOST_RATE_MILLIONTHS : Number(rate);
}

const UNBACKED_BASIS_POINTS = 500n;

/** Of a month: 5 % of the units that there would be without what was issued unbacked in it, less that. */
export function unbackedLeft(units: number, issuedUnits: number): number {
  const before = BigInt(Math.max(0, units - issuedUnits));
  return Math.max(0, Number((before * UNBACKED_BASIS_POINTS) / 10_000n) - issuedUnits);
}
