/** A document of each collection as it is stored: fixtures of the tests, never loaded by what is deployed. */
const AT = new Date("2102-01-01T00:00:00Z");

export const engagements = {
  regionId: "default",
  sectorNumber: 300,
  attackerUid: "leaver",
  defenderUid: "bystander",
  at: AT,
  seed: "q7m3Zr0Ww2Yt5cXy8Lk1Vb4Nn6Jh9Gf0Dd2Ss5Aa7Pp",
  roundsFought: 3,
  attacker: {
    shipId: "ship",
    shipClass: "fighter",
    attack: 30,
    warpTenths: 10,
    stance: "fight",
    shieldPoints: 100,
    hullPoints: 80,
    end: "stands",
    shieldPointsLeft: 76,
    hullPointsLeft: 80,
    looted: [],
    wrecked: [],
    burnt: [],
  },
  defender: {
    shipId: "ship",
    shipClass: "scout",
    attack: 8,
    warpTenths: 8,
    stance: "flee",
    shieldPoints: 40,
    hullPoints: 40,
    end: "destroyed",
    shieldPointsLeft: 0,
    hullPointsLeft: 0,
    looted: [{ commodity: "ore", units: 15 }],
    wrecked: [{ commodity: "ore", units: 5 }],
    burnt: [],
  },
  taxCredits: 15,
  disreputePoints: 10,
  expiresAt: new Date("2103-02-05T00:00:00Z"),
};

export const wrecks = {
  regionId: "default",
  wreckId: "wreck",
  sectorNumber: 300,
  goods: [{ commodity: "ore", units: 5 }],
  liesUntil: new Date("2102-01-02T00:00:00Z"),
};
