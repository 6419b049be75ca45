/** A document of each collection as it is stored: fixtures of the tests, never loaded by what is deployed. */
const AT = new Date("2102-01-01T00:00:00Z");

export const players = {
  uid: "leaver",
  name: "leaver",
  biography: "",
  homeRegionId: "default",
  homes: [{ regionId: "default", since: AT }],
  accountId: "player:leaver",
  startingCreditsFrom: "default",
  addressDigest: null,
  galacticCitizen: false,
  registeredAt: AT,
  blocked: null,
};

export const playerNames = { uid: "leaver", name: "leaver", reservedAt: AT, heldUntil: null };

export const notices = {
  kind: "MEMBERSHIP_APPROVED",
  sentence: "You are in.",
  regionId: "lyra",
  at: AT,
  readAt: null,
  expiresAt: null,
};

export const addressGrants = { heldUntil: AT };

export const erasures = { requestedAt: AT, erasedAt: null, expiresAt: AT };
