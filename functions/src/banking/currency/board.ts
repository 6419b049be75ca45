import { after, HOUR_MS } from "../../platform/duration.ts";
import { monthOf } from "../../platform/ledger/day.ts";
import type { Configuration } from "../../regions/configuration/configuration.ts";
import { floatRate, isCovered, type Standing } from "../../regions/currency/conversion.ts";
import type { Currency } from "../../regions/currency/schema.ts";

/** From its announcement on, until a regime or rate is in force: who holds units can redeem them before. */
const NOTICE_MS = 48 * HOUR_MS;

type Law = Configuration["currency"];

/**
 * The board at an instant, as law, reserve and units have it. A regime or rate that the law wants is announced, and in force 48 hours
 * later; a fixed one not before the reserve covers it, none not before every unit is redeemed.
 */
export function posted(board: Currency, law: Law, standing: Standing, now: Date): Currency {
  const { feeBasisPoints, levyRebateBasisPoints } = law;
  const kept = { ...board, feeBasisPoints, levyRebateBasisPoints };
  const next = isAsLaw(board, law)
    ? { ...kept, announced: null }
    : begins(board, law, standing, now)
      ? { ...kept, regime: law.regime, setRateMillionths: law.rateMillionths, announced: null }
      : { ...kept, announced: announcedFor(board, law, now) };
  return { ...next, rateMillionths: rateOf(next, standing) };
}

/** Without a currency its rate is nothing that could change. */
function isAsLaw({ regime, setRateMillionths }: Currency, law: Law): boolean {
  return regime === law.regime && (regime === "none" || setRateMillionths === law.rateMillionths);
}

function announcedFor({ announced }: Currency, { regime, rateMillionths }: Law, now: Date) {
  const isSame = announced?.regime === regime && announced.rateMillionths === rateMillionths;
  return isSame ? announced : { regime, rateMillionths, from: after(now, NOTICE_MS) };
}

function begins(board: Currency, law: Law, standing: Standing, now: Date): boolean {
  const announced = announcedFor(board, law, now);
  if (announced.from > now) return false;
  if (law.regime === "fixed") return isCovered(standing, law.rateMillionths);
  return law.regime === "float" || standing.units === 0;
}

/** A float's rate follows from reserve and units; else it stays what was set. */
export function rateOf(
  { regime, setRateMillionths }: Pick<Currency, "regime" | "setRateMillionths">,
  standing: Standing,
): number {
  return regime === "float" ? floatRate(standing, setRateMillionths) : setRateMillionths;
}

/** Whether the currency comes to its end: then nothing is issued any more. */
export function isEnding({ announced }: Pick<Currency, "announced">, now: Date): boolean {
  return announced?.regime === "none" && announced.from <= now;
}

/** What was issued unbacked in the month of an instant. */
export function unbackedIn({ unbacked }: Pick<Currency, "unbacked">, now: Date): number {
  return unbacked.month === monthOf(now) ? unbacked.units : 0;
}
