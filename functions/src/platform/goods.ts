/** What is traded by the unit: one list for sectors, ports, settings and the ledger. */
export const COMMODITIES = [
  "ore",
  "food",
  "medicine",
  "machinery",
  "technology",
  "luxuries",
  "rare_goods",
  "information",
] as const;
export type Commodity = (typeof COMMODITIES)[number];

/** The same for every commodity. */
export function forEachCommodity<Value>(value: Value): Record<Commodity, Value> {
  return Object.fromEntries(COMMODITIES.map((commodity) => [commodity, value])) as Record<Commodity, Value>;
}
