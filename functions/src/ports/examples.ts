/** A document of each collection as it is stored: fixtures of the tests, never loaded by what is deployed. */
const AT = new Date("2102-01-01T00:00:00Z");

export const desks = {
  regionId: "default",
  sectorNumber: 30,
  desk: 0,
  left: { ore: { amount: 900, anchorAt: AT, carry: 0 } },
  purse: { amount: 24_000, anchorAt: AT, carry: 0 },
  tradedOn: "2102-01-01",
  days: [
    {
      day: "2102-01-01",
      trades: 1,
      goods: { ore: { side: "sell", units: 40, credits: 720, capacityUnits: 2_400 } },
      taxCredits: 72,
      levyCredits: 0,
      claimCredits: 0,
    },
  ],
  samples: [
    {
      day: "2102-01-01",
      trades: [
        {
          rank: 71_000,
          turnoverCredits: 0,
          lines: [{ commodity: "ore", side: "sell", priceCredits: 720 }],
        },
      ],
    },
  ],
};

export const markets = {
  regionId: "default",
  events: [
    {
      eventId: "drought",
      template: "drought",
      effect: "flow",
      commodity: "food",
      portClass: null,
      thousandths: 250,
      from: AT,
      until: new Date("2102-01-04T00:00:00Z"),
    },
  ],
};

export const paces = {
  changes: [{ from: AT, thousandths: 950, reason: "Credits grew faster than they should." }],
};

export const traders = {
  uid: "leaver",
  regionId: "default",
  day: "2102-01-01",
  turnoverCredits: 12_000,
  earlier: { day: "2101-12-31", turnoverCredits: 4_000 },
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
