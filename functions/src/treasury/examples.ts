import { forEachPurpose } from "../regions/configuration/publicMoney.ts";

/** A document of each collection as it is stored: fixtures of the tests, never loaded by what is deployed. */
const AT = new Date("2102-01-02T00:12:00Z");

export const spending = {
  regionId: "default",
  month: "2102-01",
  spentCredits: { ...forEachPurpose(0), subsidies: 300 },
  claimedCredits: 450,
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
