import { forEachPurpose } from "../regions/configuration/publicMoney.ts";

/** A document of each collection as it is stored: fixtures of the tests, never loaded by what is deployed. */
const AT = new Date("2102-01-02T00:12:00Z");

export const spending = {
  regionId: "default",
  month: "2102-01",
  spentCredits: { ...forEachPurpose(0), subsidies: 300, grants: 500 },
  claimedCredits: 450,
  earnedBeforeCredits: 12_000,
  officersCredits: 200,
  payees: [
    { uid: "citizen", credits: 300, grantCredits: 300, isOfficer: false },
    { uid: "governor", credits: 200, grantCredits: 200, isOfficer: true },
  ],
};

export const claimDays = {
  regionId: "default",
  day: "2102-01-01",
  claimedCredits: 450,
  fundedCredits: 300,
  dealtCredits: 450,
  paidCredits: 300,
  endedAt: AT,
};

export const treasuryMonths = {
  regionId: "default",
  month: "2102-01",
  openingCredits: 5_000,
  receipts: { tradeTax: 9_000, dockingFee: 3_000 },
  payments: { claimFunding: 300, grant: 500 },
  closingCredits: 16_200,
  differenceCredits: 0,
  claimedCredits: 450,
  claimsPaidCredits: 300,
  officers: [{ uid: "governor", credits: 200 }],
  others: { count: 1, credits: 300, greatestCredits: 300 },
  arrears: [{ uid: "councillor", credits: 40 }],
  lapsedCredits: 0,
  closedAt: AT,
};
