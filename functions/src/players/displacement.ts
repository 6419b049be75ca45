import { after, DAY_MS } from "../platform/duration.ts";
import type { Player } from "./schema.ts";

const PREMIUM_DAYS = 90;
const AGAIN_AFTER_DAYS = 365;

/**
 * A player whose home has closed. Who was settled there has premium for 90 days, once a year: else a region that is opened to be
 * closed would buy it for all its residents.
 */
export function displacement(
  { displaced }: Pick<Player, "displaced">,
  { regionId, wasSettled }: { readonly regionId: string; readonly wasSettled: boolean },
  at: Date,
): NonNullable<Player["displaced"]> {
  const before = displaced?.premiumUntil ?? null;
  const isFreeSince = before === null ? null : after(before, (AGAIN_AFTER_DAYS - PREMIUM_DAYS) * DAY_MS);
  const isDue = wasSettled && (isFreeSince === null || isFreeSince <= at);
  const premiumUntil = isDue ? after(at, PREMIUM_DAYS * DAY_MS) : before;
  return { fromRegionId: regionId, since: at, premiumUntil, dueAt: isPremium(premiumUntil, at) ? at : null };
}

/** Whether the premium of somebody whose home has closed still runs; `premiumUntil` is null where there was none. */
export const isPremium = (premiumUntil: Date | null, at: Date): boolean =>
  premiumUntil !== null && at < premiumUntil;
