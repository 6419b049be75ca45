/** A document of each collection as it is stored: fixtures of the tests, never loaded by what is deployed. */
export const banks = {
  regionId: "default",
  postings: [
    { day: "2102-01-30", rateBasisPoints: 200, depositsCredits: 40_000 },
    { day: "2102-01-31", rateBasisPoints: 150, depositsCredits: 65_000 },
  ],
  reservedCredits: 2_000,
};

export const deposits = {
  uid: "citizen",
  regionId: "default",
  accountId: "player:5b0f7a54",
  day: "2102-01-31",
  balanceCredits: 12_000,
  lowestCredits: 10_000,
  interest: 2_000_000,
  pendingCredits: 0,
  creditOn: "2102-02-01",
  lockedCredits: 0,
};

const AT = new Date("2102-01-31T10:00:00Z");

export const loans = {
  uid: "citizen",
  regionId: "default",
  accountId: "player:5b0f7a54",
  collateral: { kind: "ship", shipId: "ship" },
  lentCredits: 1_000,
  principalCredits: 1_000,
  rateBasisPoints: 300,
  day: "2102-01-31",
  interest: 300_000,
  signedAt: AT,
  dueAt: new Date("2102-02-10T10:00:00Z"),
  heldMs: 0,
  notices: 0,
  actsAt: new Date("2102-02-07T10:00:00Z"),
  ended: null,
};

export const policies = {
  shipId: "ship",
  uid: "citizen",
  regionId: "default",
  accountId: "player:5b0f7a54",
  coverCredits: 2_500,
  startsAt: AT,
  endsAt: new Date("2102-03-02T10:00:00Z"),
  remainingMs: null,
  loss: { engagementId: "engagement", lostAt: AT, owedCredits: 2_250, paidCredits: 250 },
  owedSince: AT,
};
