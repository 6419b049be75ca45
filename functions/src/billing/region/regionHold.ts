import { after, HOUR_MS, MINUTE_MS } from "../../platform/duration.ts";
import type { Region } from "../../regions/schema.ts";
import type { Entitlement } from "../entitlement.ts";

/** What a region's subscription does to the region now, and when it must be looked at again. */
export interface RegionStep {
  readonly kind: "none" | "hold" | "release" | "close";
  /** Of the hold: when the region begins to close. */
  readonly dueAt: Date | null;
}

/** A region that is still built is held once it stands. */
const LOOKED_AT_AGAIN_MS = HOUR_MS;

/** While a checkout for it is open, its owner's or an heir's, which is an hour at most: it may be paid already. */
export const WAITED_FOR_MS = 5 * MINUTE_MS;

export interface RegionTerms {
  readonly now: Date;
  readonly graceHours: number;
  /** Whether its owner has a checkout for it that Stripe has not been asked about since. */
  readonly isBeingPaid: boolean;
}

/**
 * An unpaid region is held for its grace, then begins to close; a payment in time lets go of it, and nothing else: not a
 * subscription whose bank has not answered, or has said no. Stripe has been asked just now, at the deadline too.
 */
export function regionStepOf(
  { status, holds: { billing } }: Pick<Region, "status" | "holds">,
  { service, regionHeld }: Pick<Entitlement, "service" | "regionHeld">,
  { now, graceHours, isBeingPaid }: RegionTerms,
): RegionStep {
  if (status === "closing" || status === "closed") return { kind: "none", dueAt: null };
  if (service === "full") return { kind: billing === null ? "none" : "release", dueAt: null };
  if (billing === null && !regionHeld) return { kind: "none", dueAt: null };
  if (status === "provisioning" || status === "failed")
    return { kind: "none", dueAt: after(now, LOOKED_AT_AGAIN_MS) };
  if (billing === null) return { kind: "hold", dueAt: after(now, graceHours * HOUR_MS) };
  const isOver = billing.until !== null && now >= billing.until;
  if (!isOver) return { kind: "none", dueAt: billing.until };
  return isBeingPaid ? { kind: "none", dueAt: after(now, WAITED_FOR_MS) } : { kind: "close", dueAt: null };
}
