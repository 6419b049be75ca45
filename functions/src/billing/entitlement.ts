import { after, DAY_MS } from "../platform/duration.ts";
import { isPremium } from "../players/displacement.ts";

/** How long service goes on after a payment failed: as long as Stripe tries again. From the open invoice's finalisation. */
export const PAST_DUE_DAYS = 21;

/** The statuses of a subscription after which nothing of it comes any more. */
export const ENDED: readonly string[] = ["canceled", "incomplete_expired"];

/** What decides of a subscription, as Stripe had it when it was last fetched. */
export interface SubscriptionFacts {
  /** Stripe's word; a status that this code does not know changes nothing. */
  readonly status: string;
  /** When the invoice that is still open was finalised; null where none is open. */
  readonly openInvoiceFinalizedAt: Date | null;
  readonly currentPeriodEndsAt: Date;
  readonly cancelsAtPeriodEnd: boolean;
}

/** What a subscription gives its player. */
export interface Entitlement {
  readonly service: "full" | "none";
  /** Whether the names of a region that is not built yet stay reserved. */
  readonly namesHeld: boolean;
  /** Whether a region that stands is held for want of payment. */
  readonly regionHeld: boolean;
  /** When this entitlement ends by itself; null where only an event of Stripe's changes it. */
  readonly endsAt: Date | null;
}

const NOTHING: Entitlement = { service: "none", namesHeld: false, regionHeld: false, endsAt: null };

/**
 * What a subscription entitles to at an instant. A refund moves money, not entitlement; an open dispute takes no service.
 * @param before what held until now, for a status that nobody knows; its `unknown` is worth an alert.
 */
export function entitlementOf(
  subscription: SubscriptionFacts,
  before: Entitlement | undefined,
  now: Date,
): { readonly entitlement: Entitlement; readonly unknown: boolean } {
  const { status, currentPeriodEndsAt, cancelsAtPeriodEnd } = subscription;
  const endsAt = cancelsAtPeriodEnd ? currentPeriodEndsAt : null;
  const known = (entitlement: Entitlement) => ({ entitlement, unknown: false });
  switch (status) {
    case "trialing":
    case "active":
      return known({ ...NOTHING, service: "full", namesHeld: true, endsAt });
    case "past_due":
      return known(pastDue(subscription, now));
    case "incomplete":
      return known({ ...NOTHING, namesHeld: true });
    case "incomplete_expired":
      return known(NOTHING);
    case "unpaid":
    case "paused":
    case "canceled":
      return known({ ...NOTHING, namesHeld: true, regionHeld: true });
    default:
      return { entitlement: before ?? NOTHING, unknown: true };
  }
}

function pastDue({ openInvoiceFinalizedAt }: SubscriptionFacts, now: Date): Entitlement {
  const endsAt = after(openInvoiceFinalizedAt ?? now, PAST_DUE_DAYS * DAY_MS);
  return now < endsAt
    ? { service: "full", namesHeld: true, regionHeld: false, endsAt }
    : { service: "none", namesHeld: true, regionHeld: true, endsAt: null };
}

/**
 * Whether a player is a Galactic Citizen: by a subscription that is served, or by premium that was granted to somebody whose
 * home has closed.
 */
export function isGalacticCitizen(
  { service, premiumUntil }: { readonly service: Entitlement["service"]; readonly premiumUntil: Date | null },
  now: Date,
): boolean {
  return service === "full" || isPremium(premiumUntil, now);
}
