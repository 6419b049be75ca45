/** A document of each collection as it is stored: fixtures of the tests, never loaded by what is deployed. */
const AT = new Date("2102-01-01T00:00:00Z");

export const desks = {
  regionId: "default",
  sectorNumber: 30,
  desk: 0,
  left: { ore: { amount: 900, anchorAt: AT, carry: 0 } },
  purse: { amount: 24_000, anchorAt: AT, carry: 0 },
  traded: { day: "2102-01-01", units: { ore: 40 } },
};

export const traders = {
  uid: "leaver",
  regionId: "default",
  day: "2102-01-01",
  turnoverCredits: 12_000,
  remainder: 5_000,
  accountId: "player:leaver",
  traded: { buy: {}, sell: { ore: 40 } },
  claims: {
    open: { day: "2102-01-01", credits: 300 },
    later: null,
    claimRemainder: 250,
    levyRemainder: 0,
  },
};
