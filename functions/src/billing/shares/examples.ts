/** A document of each collection as it is stored: fixtures of the tests, never loaded by what is deployed. */
const AT = new Date("2102-02-05T00:00:00Z");

export const shareMonths = {
  month: "2102-01",
  dueAt: null,
  closedAt: AT,
  capCents: 2_500,
  balance: {
    paidCents: 500,
    refundedCents: 0,
    lostCents: 0,
    taxCents: 0,
    ownersCents: 500,
    platformCents: 0,
  },
};

export const beneficiaries = {
  regionId: "lyra",
  changes: [{ ownerUid: "owner", since: AT }],
};

export const shares = { ownerUid: "owner", regionId: "lyra", month: "2102-01", ownerCents: 500 };

export const statements = {
  statementId: "statement0",
  ownerUid: "owner",
  month: "2102-01",
  lines: [{ paymentId: "inpay_1", invoiceId: "in_1", regionId: "lyra", ownerUid: "owner", partCents: 500 }],
  corrections: [],
  carriedDebtCents: 0,
  payableCents: 500,
  debtCents: 0,
  closedAt: AT,
  payoutDueAt: new Date("2102-03-03T00:00:00Z"),
  paidOutAt: null,
  payout: null,
  payoutId: null,
  reversedCents: 0,
};
