import type { Subscription } from "./schema.ts";

/** What a buyer is told while all that was bought still is there. */
export interface Forewarning {
  readonly kind: "PAYMENT_FAILED" | "SUBSCRIPTION_ENDING";
  readonly sentence: string;
}

type Facts = Pick<
  Subscription,
  | "subject"
  | "status"
  | "openInvoiceFinalizedAt"
  | "cancelsAtPeriodEnd"
  | "currentPeriodEndsAt"
  | "entitlement"
>;

/**
 * What there is to tell of a subscription that was fetched: once for each time that a payment fails, and once for each time that it is
 * cancelled at the end of its period. Null where nothing of it is new.
 * @param before as it was stored; undefined where it was not.
 */
export function forewarningOf(before: Facts | undefined, subscription: Facts): Forewarning | null {
  const { subject, status, currentPeriodEndsAt, cancelsAtPeriodEnd, entitlement } = subscription;
  if (entitlement.service !== "full") return null;
  const what = subject.kind === "region" ? `the region "${subject.regionId}"` : "Galactic Citizen";
  if (status === "past_due" && episodeOf(before) !== episodeOf(subscription)) {
    const until = entitlement.endsAt!.toISOString();
    const sentence = `A payment for ${what} has failed. It is tried again, and all stays as it is until ${until}: billing/openPortal shows the invoice.`;
    return { kind: "PAYMENT_FAILED", sentence };
  }
  if (!cancelsAtPeriodEnd || before?.cancelsAtPeriodEnd === true) return null;
  const sentence = `Your subscription for ${what} ends at ${currentPeriodEndsAt.toISOString()}; all stays as it is until then, and billing/openPortal takes it back.`;
  return { kind: "SUBSCRIPTION_ENDING", sentence };
}

/** The invoice that is not paid, by when it was finalised; null while nothing is past due. */
const episodeOf = (facts: Facts | undefined) =>
  facts?.status === "past_due" ? (facts.openInvoiceFinalizedAt?.getTime() ?? 0) : null;
