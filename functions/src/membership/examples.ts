/** A document of each collection as it is stored: fixtures of the tests, never loaded by what is deployed. */
const AT = new Date("2102-01-01T00:00:00Z");

export const members = {
  uid: "leaver",
  regionId: "lyra",
  name: "leaver",
  status: "active",
  standing: "visitor",
  reputation: 0,
  rank: null,
  joinedAt: AT,
  residentSince: null,
  citizenSince: null,
  votingPower: 1,
  votingPowerCheckpoints: [],
  moderatorPermissions: [],
  offices: [],
  ban: null,
  visits: 1,
  lastVisitAt: AT,
};

export const joinRequests = {
  uid: "leaver",
  regionId: "lyra",
  name: "leaver",
  message: "",
  at: AT,
  expiresAt: AT,
};

export const memberships = {
  regionId: "lyra",
  status: "left",
  standing: "visitor",
  reputation: 0,
  visits: 1,
  citizenSince: null,
  banUntil: null,
  updatedAt: AT,
};
