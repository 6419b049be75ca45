import type { Subject } from "./subject.ts";

/** Ids of prices with commas between, as the settings have them. */
export type PriceSettings = Readonly<Record<Subject["kind"], string>>;

/** The prices of a subject: the first is sold, all are honoured. */
export function priceIdsOf({ kind }: Subject, settings: PriceSettings): readonly string[] {
  return settings[kind].split(",").map((id) => id.trim());
}
