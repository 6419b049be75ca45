/** A document of each collection as it is stored: fixtures of the tests, never loaded by what is deployed. */
const AT = new Date("2102-01-09T00:20:00Z");

export const statistics = {
  regionId: "default",
  month: "2102-01",
  days: [
    {
      day: "2102-01-08",
      isFinal: true,
      takenAt: AT,
      trades: 1,
      valueCredits: 720,
      goods: { ore: { buy: { units: 0, credits: 0 }, sell: { units: 40, credits: 720 } } },
      taxCredits: 72,
      levyCredits: 0,
      claimCredits: 0,
      traders: 1,
      biggestTraderCredits: 720,
      indexThousandths: 900,
      treasuryCredits: 5_000,
      bankCredits: 1_000,
      coversCredits: 2_500,
      health: {
        score: 55,
        terms: {
          weekTraders: 4,
          activeMembers: 10,
          weekCredits: 9_000,
          earlierWeeksCredits: [10_000],
          stocks: 1,
          balancedStocks: 1,
          treasuryCredits: 5_000,
          spentCredits: 20_000,
          indexThousandths: 950,
          formerIndexThousandths: null,
          biggestTradersCredits: 6_000,
          owedCredits: 0,
          overdueCredits: 0,
        },
      },
    },
  ],
  setting: null,
  lastChange: {
    day: "2102-01-05",
    days: 3,
    levies: [
      {
        levy: "tradeTax",
        presentCredits: 2_000,
        staticCredits: 2_400,
        expectedCredits: 2_300,
        cameCredits: 2_160,
      },
      { levy: "priceLevy", presentCredits: 0, staticCredits: 0, expectedCredits: 0, cameCredits: 0 },
      { levy: "claims", presentCredits: 0, staticCredits: 0, expectedCredits: 0, cameCredits: 0 },
      {
        levy: "net",
        presentCredits: 2_000,
        staticCredits: 2_400,
        expectedCredits: 2_300,
        cameCredits: 2_160,
      },
    ],
  },
};

export const events = {
  regionId: "default",
  eventId: "drought",
  template: "drought",
  effect: "flow",
  commodity: "food",
  portClass: null,
  thousandths: 250,
  from: AT,
  until: new Date("2102-01-12T00:20:00Z"),
  reason: "The rains have not come.",
  announcedAt: new Date("2102-01-08T00:00:00Z"),
  endedAt: null,
};

export const tradeSamples = {
  regionId: "default",
  day: "2102-01-08",
  trades: 1,
  sampledTrades: 1,
  kept: [
    {
      rank: 71_000,
      turnoverCredits: 0,
      lines: [{ commodity: "ore", side: "sell", priceCredits: 720 }],
      deskTrades: 1,
    },
  ],
  expiresAt: new Date("2102-04-09T00:20:00Z"),
};

export const balanceSheets = {
  day: "2102-01-08",
  since: "2102-01-07",
  openingCredits: 90_000,
  issued: { portSale: 12_000, startingCredits: 1_000 },
  takenBack: { portPurchase: 3_000 },
  held: { players: 80_000, treasuries: 15_000, banks: 1_000, funds: 0, platform: 4_000 },
  differenceCredits: 0,
  takenAt: AT,
};

export const moneyWeeks = {
  week: "2102-01-02",
  sheetDay: "2102-01-08",
  activePlayers: 40,
  playersCredits: 80_000,
  creditsPerPlayer: 2_000,
  growthBasisPoints: 150,
  indexThousandths: 980,
  paceThousandths: 1_000,
  proposedThousandths: 1_000,
  takenAt: AT,
};

export const priceBoards = {
  regionId: "default",
  part: 1,
  takenAt: AT,
  ports: [
    { sectorNumber: 30, goods: [{ commodity: "ore", side: "sell", priceCredits: 19, leftUnits: 1_900 }] },
  ],
};
