import { after, DAY_MS, HOUR_MS } from "../../platform/duration.ts";
import { GameError } from "../../platform/errors.ts";
import type { Hold, Region } from "../../regions/schema.ts";

/** From the beginning of the hold. */
export const LONGEST_GRACE_DAYS = 30;

/**
 * A region's hold for a payment with its end moved to so many hours after now.
 * @throws GameError `NOT_HELD` where no payment holds it, or beyond 30 days from the hold's beginning.
 */
export function extendedHold(
  { regionId, holds }: Pick<Region, "regionId" | "holds">,
  hours: number,
  now: Date,
): Hold {
  const { billing } = holds;
  if (billing === null)
    throw new GameError("NOT_HELD", `The region "${regionId}" is not held for a payment.`, { regionId });
  const until = after(now, hours * HOUR_MS);
  const latest = after(billing.since, LONGEST_GRACE_DAYS * DAY_MS);
  if (hours > 0 && until <= latest) return { ...billing, until };
  throw new GameError(
    "NOT_HELD",
    `The region "${regionId}" is held since ${billing.since.toISOString()}: its grace ends at ${latest.toISOString()} at the latest.`,
    { regionId },
  );
}
