/** A document of each collection as it is stored: fixtures of the tests, never loaded by what is deployed. */
const AT = new Date("2102-01-01T00:00:00Z");

export const colonies = {
  regionId: "lyra",
  colonyId: "120-1",
  sectorNumber: 120,
  plot: 1,
  ownerUid: "leaver",
  foundedAt: AT,
  commodity: "food",
  habitabilityPercent: 78,
  richnessPercent: 40,
  level: 1,
  store: { units: 12, carry: 7_000, hours: 48, untilMs: AT.getTime() },
  dueCredits: 0,
  offeredToUid: null,
  dormancy: null,
};

export const outposts = {
  regionId: "lyra",
  uid: "leaver",
  sectorNumber: 300,
  builtAt: AT,
  rent: { amount: 0, anchorAt: AT, carry: 0 },
  dormancy: null,
};
