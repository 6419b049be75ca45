/** A field of a configuration, or a term of a treaty, with its value. */
export type Field = readonly [name: string, value: unknown];

/** `{economy: {tradeTaxBasisPoints: 800}}` → `economy.tradeTaxBasisPoints`, 800. A value's own parts stay together. */
export function fieldsOf(change: Readonly<Record<string, unknown>>): Field[] {
  return Object.entries(change).flatMap(([section, fields]) =>
    Object.entries((fields ?? {}) as Record<string, unknown>).map(
      ([name, value]): Field => [`${section}.${name}`, value],
    ),
  );
}

const UNITS = ["BasisPoints", "Thousandths", "Credits", "Days", "Hours"] as const;
export type Unit = (typeof UNITS)[number];

/** The unit that a field's name ends with; null of one that has none. */
export const unitOf = (name: string): Unit | null => UNITS.find((unit) => name.endsWith(unit)) ?? null;

/** `economy.tradeTaxBasisPoints` → `trade tax`. */
export function fieldWords(name: string): string {
  const unit = unitOf(name);
  const whole = name.slice(name.indexOf(".") + 1);
  const own = unit === null ? whole : whole.slice(0, -unit.length);
  // `startingCredits` is what it counts: «starting» alone says nothing.
  return (unit === "Credits" && !/[A-Z]/.test(own) ? whole : own)
    .replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
    .replaceAll("_", " ")
    .trim();
}

/** Basis points as a percentage: 825 → `8.25 %`. */
export const percent = (basisPoints: number): string => `${basisPoints / 100} %`;
