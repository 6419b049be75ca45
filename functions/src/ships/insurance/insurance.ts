import { z } from "zod";
import { credits, date, documentId } from "../../platform/fields.ts";
import { COMMODITIES } from "../../platform/goods.ts";
import { type Goods, goodsField, valueCredits } from "../cargo/goods.ts";

const WHOLE_BASIS_POINTS = 10_000;
/** What the fund pays of the base value: less than any port does. */
const COVER_BASIS_POINTS = 4_000;
/** What it costs of the cover, where players may fight and where they may not. */
const PREMIUM_BASIS_POINTS = { fights: 600, peace: 200 } as const;
/** What a journey's insurance costs. */
export const JOURNEY_CREDITS = 25;

/** What of a pilot's cargo and journey is insured, and what the fund owes the pilot. */
export const insuranceField = z.strictObject({
  /** Till the ship docks at home: what burns with the ship, and is paid for. */
  cargo: z.strictObject({ shipId: documentId, goods: goodsField }).nullable(),
  /** Whether one evacuation is free till then. */
  journey: z.boolean(),
  /** For cargo that has burnt. */
  owedCredits: credits,
  /** When the fund is to pay; null where it owes nothing. */
  dueAt: date.nullable(),
});
export type Insurance = z.infer<typeof insuranceField>;

export const UNINSURED: Insurance = { cargo: null, journey: false, owedCredits: 0, dueAt: null };

/** What is paid for goods that burn: ⌊base value × 0.4⌋. */
export const coverCredits = (goods: Goods): number =>
  Math.floor((valueCredits(goods) * COVER_BASIS_POINTS) / WHOLE_BASIS_POINTS);

/** What their insurance costs: a part of the cover, rounded up. */
export function premiumCredits(goods: Goods, isFightAllowed: boolean): number {
  const basisPoints = isFightAllowed ? PREMIUM_BASIS_POINTS.fights : PREMIUM_BASIS_POINTS.peace;
  return Math.ceil((coverCredits(goods) * basisPoints) / WHOLE_BASIS_POINTS);
}

type Cargo = Insurance["cargo"];

/** What has been insured of a ship's hold. */
const insuredIn = (cargo: Cargo, shipId: string): Goods => (cargo?.shipId === shipId ? cargo.goods : []);

/** What of a hold is not insured yet. */
export const uninsured = (held: Goods, cargo: Cargo, shipId: string): Goods =>
  each(held, insuredIn(cargo, shipId), (units, insured) => units - insured);

/** What is insured once those have been added. A policy on another ship ends by it. */
export function withInsured(added: Goods, cargo: Cargo, shipId: string): NonNullable<Cargo> {
  return { shipId, goods: each(added, insuredIn(cargo, shipId), (one, other) => one + other) };
}

/** Of a destroyed ship's cargo what burns, insured, and what is left for others. */
export function burntOf(held: Goods, cargo: Cargo, shipId: string): { burnt: Goods; saved: Goods } {
  const insured = insuredIn(cargo, shipId);
  return {
    burnt: each(held, insured, Math.min),
    saved: each(held, insured, (units, covered) => units - covered),
  };
}

/** The pilot's insurance once insured goods have burnt: the fund owes their cover. */
export function claimed(insurance: Insurance, burnt: Goods, now: Date): Insurance {
  if (burnt.length === 0) return insurance;
  return { ...insurance, cargo: null, owedCredits: insurance.owedCredits + coverCredits(burnt), dueAt: now };
}

/** What the fund pays now of what it owes, and what it owes then. */
export function settledBy(
  insurance: Insurance,
  fundCredits: number,
  retryAt: Date,
): { paidCredits: number; after: Insurance } {
  const paidCredits = Math.min(insurance.owedCredits, fundCredits);
  const owedCredits = insurance.owedCredits - paidCredits;
  return { paidCredits, after: { ...insurance, owedCredits, dueAt: owedCredits === 0 ? null : retryAt } };
}

/** Coming home ends what was insured; what the fund owes it goes on owing. */
export const atHome = (insurance: Insurance): Insurance => ({ ...insurance, cargo: null, journey: false });

/** Each commodity with what the units of both make; what comes to nothing is left out. */
function each(one: Goods, other: Goods, of: (units: number, others: number) => number): Goods {
  const unitsIn = (goods: Goods, commodity: string) =>
    goods.find((line) => line.commodity === commodity)?.units ?? 0;
  return COMMODITIES.map((commodity) => ({
    commodity,
    units: of(unitsIn(one, commodity), unitsIn(other, commodity)),
  })).filter(({ units }) => units > 0);
}
