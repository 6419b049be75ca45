import type { Formula, Quantities, Term } from "../../functions/src/platform/declaration/figures.ts";

/** @throws when a quantity of the formula is not among those given. */
export function evaluate(formula: Formula, quantities: Quantities): number {
  return termsOf(formula).reduce<number>((sum, term) => sum + termValue(term, quantities), 0);
}

function termValue(term: Terms[number], quantities: Quantities): number {
  if (typeof term === "number") return term;
  const { of, each = 1, per = 1, atLeast = 0 } = inFull(term);
  const quantity = quantities[of];
  if (quantity === undefined) throw new Error(`The formula ${textOf([term])} needs the quantity "${of}".`);
  // Without a divisor nothing is rounded: what is expected of a month may be a part of one.
  return each * Math.max(atLeast, per === 1 ? quantity : Math.ceil(quantity / per));
}

/** `2 + 3 × ⌈members / 1,000⌉`, as people write it. */
export function textOf(formula: Formula): string {
  const terms = termsOf(formula).filter((term) => term !== 0);
  return terms.length === 0 ? "0" : terms.map(termText).join(" + ");
}

function termText(term: Terms[number]): string {
  if (typeof term === "number") return term.toLocaleString("en");
  const { of, each = 1, per = 1, atLeast = 0 } = inFull(term);
  const counted = per === 1 ? of : `⌈${of} / ${per.toLocaleString("en")}⌉`;
  const bounded = atLeast === 0 ? counted : `max(${atLeast.toLocaleString("en")}, ${counted})`;
  return each === 1 ? bounded : `${each.toLocaleString("en")} × ${bounded}`;
}

/** The quantities that a formula names. */
export function quantitiesOf(formula: Formula): string[] {
  return termsOf(formula).flatMap((term) => (typeof term === "number" ? [] : [inFull(term).of]));
}

type Terms = Exclude<Formula, number>;

const inFull = (term: string | Term): Term => (typeof term === "string" ? { of: term } : term);

function termsOf(formula: Formula): Terms {
  return typeof formula === "number" ? [formula] : formula;
}
