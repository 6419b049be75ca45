/** A document of each collection as it is stored: fixtures of the tests, never loaded by what is deployed. */
const AT = new Date("2102-01-01T00:00:00Z");

export const payments = {
  paymentId: "inpay_1",
  payerAccountId: "player:pseudonym",
  checkoutId: "checkout0",
  subject: { kind: "galacticCitizen" },
  subscriptionId: "sub_1",
  invoiceId: "in_1",
  isFirst: true,
  paidAt: AT,
  shareMonth: "2102-01",
  correctedIn: null,
  currency: "usd",
  paidCents: 500,
  refundedCents: 0,
  lostCents: 0,
  isDisputed: false,
  isWarned: false,
  warningLifted: false,
  totalCents: 500,
  totalExcludingTaxCents: 500,
  home: { regionId: "lyra", ownerUid: "owner" },
  appliedSeq: 1,
};
