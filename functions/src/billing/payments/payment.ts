import { after, DAY_MS } from "../../platform/duration.ts";
import type { Payment } from "./schema.ts";

/**
 * A warning that nothing has followed is over so long after the payment. Source: the rules of Visa (disputes 10.1 to 10.5) and Mastercard
 * (chargeback 4837), by which a bank disputes fraud within 120 days.
 */
export const WARNED_DAYS = 120;

/** Whether a bank would have disputed a payment by now, had it been fraud. */
export const isWarningOver = ({ paidAt }: Pick<Payment, "paidAt">, now: Date) =>
  now >= after(paidAt, WARNED_DAYS * DAY_MS);

/** What Stripe had of a payment when it was fetched. Amounts in cents, instants in seconds. */
export interface FetchedPayment {
  readonly subscriptionId: string;
  readonly isFirst: boolean;
  readonly invoiceId: string;
  /** The invoice's page at Stripe. */
  readonly hostedUrl: string | null;
  readonly totalCents: number;
  readonly totalExcludingTaxCents: number;
  readonly currency: string;
  readonly paidAt: number;
  readonly paidCents: number;
  readonly refundedCents: number;
  readonly disputes: readonly { readonly status: string; readonly amountCents: number }[];
  /** Whether the card's bank has reported fraud, and neither a refund nor a dispute has followed. */
  readonly isWarned: boolean;
}

/** What of a payment changes after it was paid. */
export type Money = Pick<Payment, "refundedCents" | "lostCents" | "isDisputed" | "isWarned">;

/** Stripe's words for a dispute. A warning is no dispute yet: nothing is taken. Source: Stripe's API reference, "Dispute". */
const DISPUTES: ReadonlyMap<string, "open" | "lost" | "nothing"> = new Map([
  ["needs_response", "open"],
  ["under_review", "open"],
  ["lost", "lost"],
  ["won", "nothing"],
  ["warning_needs_response", "nothing"],
  ["warning_under_review", "nothing"],
  ["warning_closed", "nothing"],
  ["prevented", "nothing"],
]);

/**
 * What disputes have done to a payment. More than was paid and not refunded is never lost. `unknown`: a status that this code
 * does not know counts as open; somebody must look.
 */
export function disputesOf({
  paidCents,
  refundedCents,
  disputes,
}: Pick<FetchedPayment, "paidCents" | "refundedCents" | "disputes">): {
  readonly money: Pick<Money, "lostCents" | "isDisputed">;
  readonly unknown: string | null;
} {
  const lostCents = disputes
    .filter(({ status }) => DISPUTES.get(status) === "lost")
    .reduce((sum, { amountCents }) => sum + amountCents, 0);
  const strange = disputes.find(({ status }) => !DISPUTES.has(status));
  return {
    money: {
      lostCents: Math.min(lostCents, paidCents - refundedCents),
      isDisputed: disputes.some(({ status }) => (DISPUTES.get(status) ?? "open") === "open"),
    },
    unknown: strange === undefined ? null : `the dispute's status ${strange.status}`,
  };
}

/** What is left of a payment: the same whatever events told of it. */
export function moneyOf(
  fetched: Pick<FetchedPayment, "isFirst" | "paidCents" | "refundedCents" | "disputes" | "isWarned"> &
    Pick<Payment, "paidAt">,
  before: Pick<Payment, "warningLifted"> | undefined,
  now: Date,
): { readonly money: Money; readonly unknown: string | null } {
  const { refundedCents, isWarned, isFirst } = fetched;
  const { money, unknown } = disputesOf(fetched);
  const isStillWarned = isWarned && isFirst && before?.warningLifted !== true && !isWarningOver(fetched, now);
  return { money: { refundedCents, ...money, isWarned: isStillWarned }, unknown };
}

/** While it is so, its money waits and its payer opens no new checkout; service goes on. */
export const isWithheld = ({ isDisputed, isWarned }: Pick<Money, "isDisputed" | "isWarned">) =>
  isDisputed || isWarned;
