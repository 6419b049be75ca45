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
