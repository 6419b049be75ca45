import { monthOf } from "../../platform/ledger/day.ts";

/**
 * One payment for Galactic Citizen, as stored. What decides where it counts was fixed when it was first applied; what
 * comes back later (refunds, disputes) changes the amounts alone. All amounts are whole cents.
 */
export interface CitizenPayment {
  readonly paymentId: string;
  readonly invoiceId: string;
  readonly paidAt: Date;
  /** The payer's home at `paidAt`; null where the platform keeps it all. */
  readonly regionId: string | null;
  /** Who owned that region at `paidAt`; null with `regionId`, or where the region's own subscription was not running. */
  readonly ownerUid: string | null;
  /** Paid through Stripe: credit on a customer's balance is no payment. */
  readonly paidCents: number;
  readonly refundedCents: number;
  /** Lost in disputes. */
  readonly lostCents: number;
  /** A dispute is open: what the payment would bring waits for its end. */
  readonly isDisputed: boolean;
  /** Of the invoice: what it asks in all, and without tax. */
  readonly totalCents: number;
  readonly totalExcludingTaxCents: number;
}

/** A UTC month: `2102-01`. */
export type Month = string;

/**
 * What a payment leaves to be shared: what stayed of it, without tax, rounded half up once.
 * `(paid − refunded − lost) × total excluding tax ÷ total`; Stripe's fee is the platform's.
 */
export function baseCents(payment: CitizenPayment): number {
  const kept = payment.paidCents - payment.refundedCents - payment.lostCents;
  if (payment.isDisputed || payment.totalCents === 0) return 0;
  return Math.floor(
    (2 * kept * payment.totalExcludingTaxCents + payment.totalCents) / (2 * payment.totalCents),
  );
}

/** What one payment brings one owner. */
export interface Part {
  readonly paymentId: string;
  readonly invoiceId: string;
  readonly regionId: string;
  readonly ownerUid: string;
  readonly partCents: number;
}

/**
 * The owners' parts of one month: each region's payments in the order of `paidAt`, then id, fill the region's share up
 * to the cap; what a payment brings goes to the owner of that instant. The same payments give the same parts, in
 * whatever order they come.
 */
export function partsOf(payments: readonly CitizenPayment[], month: Month, capCents: number): Part[] {
  const filled = new Map<string, number>();
  return payments
    .filter(({ paidAt }) => monthOf(paidAt) === month)
    .toSorted(byInstantAndId)
    .flatMap((payment) => {
      const { paymentId, invoiceId, regionId, ownerUid } = payment;
      if (regionId === null || ownerUid === null) return [];
      const before = filled.get(regionId) ?? 0;
      const partCents = Math.min(baseCents(payment), capCents - before);
      if (partCents <= 0) return [];
      filled.set(regionId, before + partCents);
      return [{ paymentId, invoiceId, regionId, ownerUid, partCents }];
    });
}

function byInstantAndId(a: CitizenPayment, b: CitizenPayment): number {
  return a.paidAt.getTime() - b.paidAt.getTime() || (a.paymentId < b.paymentId ? -1 : 1);
}

/** Where every cent of a month's payments went: `paid = refunded + lost + tax + owners + platform`. */
export interface MonthlyBalance {
  readonly paidCents: number;
  readonly refundedCents: number;
  readonly lostCents: number;
  readonly taxCents: number;
  readonly ownersCents: number;
  readonly platformCents: number;
}

/** A disputed payment is the platform's until the dispute ends. */
export function balanceOf(
  payments: readonly CitizenPayment[],
  month: Month,
  capCents: number,
): MonthlyBalance {
  const own = payments.filter(({ paidAt }) => monthOf(paidAt) === month);
  const sum = (amountOf: (payment: CitizenPayment) => number) =>
    own.reduce((total, payment) => total + amountOf(payment), 0);
  const settled = (payment: CitizenPayment) => baseCents({ ...payment, isDisputed: false });
  const keptCents = sum(({ paidCents, refundedCents, lostCents }) => paidCents - refundedCents - lostCents);
  const baseSumCents = sum(settled);
  const ownersCents = partsOf(payments, month, capCents).reduce(
    (total, { partCents }) => total + partCents,
    0,
  );
  return {
    paidCents: sum(({ paidCents }) => paidCents),
    refundedCents: sum(({ refundedCents }) => refundedCents),
    lostCents: sum(({ lostCents }) => lostCents),
    taxCents: keptCents - baseSumCents,
    ownersCents,
    platformCents: baseSumCents - ownersCents,
  };
}
