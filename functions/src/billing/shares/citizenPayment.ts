import { isWithheld } from "../payments/payment.ts";
import type { Payment } from "../payments/schema.ts";
import type { CitizenPayment } from "./revenueShare.ts";

/** A stored payment as the shares look at it: what is warned of waits as what is disputed. */
export function citizenPayment(payment: Payment): CitizenPayment {
  const { paymentId, invoiceId, paidAt, home, paidCents, refundedCents, lostCents } = payment;
  return {
    paymentId,
    invoiceId,
    paidAt,
    regionId: home?.regionId ?? null,
    ownerUid: home?.ownerUid ?? null,
    paidCents,
    refundedCents,
    lostCents,
    isDisputed: isWithheld(payment),
    totalCents: payment.totalCents,
    totalExcludingTaxCents: payment.totalExcludingTaxCents,
  };
}
