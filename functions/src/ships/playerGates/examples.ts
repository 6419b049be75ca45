/** Documents as they are stored. */
const AT = new Date("2102-01-01T00:00:00Z");
const later = (days: number) => new Date(AT.getTime() + days * 86_400_000);

export const playerGates = {
  ownerUid: "leaver",
  tollTo: "tolls:leaver",
  regionIds: ["lyra", "vega"],
  sectorNumbers: [300, 40],
  raisedAt: AT,
  opensAt: later(1),
  tollCredits: 120,
  nextToll: { tollCredits: 80, from: later(3) },
  closesAt: null,
};

export const gatePermits = {
  regionId: "lyra",
  uid: "leaver",
  withRegionId: "vega",
  grantedByUid: "governor",
  expiresAt: later(30),
};
