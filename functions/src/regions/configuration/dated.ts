import { z } from "zod";
import { after, DAY_MS } from "../../platform/duration.ts";
import { date } from "../../platform/fields.ts";
import { type Configuration, configurationSchema } from "./configuration.ts";

/** How many former specialisations are kept: more changes than that within thirteen days nobody needs to know of. */
const MOST_FORMER = 4;

/** At the slowest pace of ports an empty stock is full again after five days, and an event that lets nothing in lasts a week: what ended before then decides nothing. */
const KEPT_MS = 13 * DAY_MS;

/** What a region was made for until an instant, the earliest first. */
export const formerField = z
  .array(
    z.strictObject({ specialization: configurationSchema.shape.economy.shape.specialization, until: date }),
  )
  .max(MOST_FORMER);
export type Former = Readonly<z.infer<typeof formerField>>;

/** What stands beside a configuration once that has become another: the former specialisations are noted. */
export function besideAfter<Beside extends { readonly specializedBefore: Former }>(
  beside: Beside,
  before: Configuration,
  configuration: Configuration,
  at: Date,
): Beside {
  const { specialization } = before.economy;
  if (specialization === configuration.economy.specialization) return beside;
  const kept = beside.specializedBefore.filter(({ until }) => until > after(at, -KEPT_MS));
  return { ...beside, specializedBefore: [...kept, { specialization, until: at }].slice(-MOST_FORMER) };
}
