/** A document of each collection as it is stored: fixtures of the tests, never loaded by what is deployed. */
const AT = new Date("2102-01-01T00:00:00Z");

export const elections = {
  electionId: "election",
  regionId: "lyra",
  office: "governor",
  number: 1,
  cause: "term",
  nominationsOpenAt: AT,
  calledAt: AT,
  dueAt: null,
  cancelledAt: null,
  installedUids: null,
};

export const nominations = {
  uid: "leaver",
  regionId: "lyra",
  electionId: "election",
  name: "leaver",
  platform: "",
  nominatedByUid: "leaver",
  nominatedAt: AT,
  acceptedAt: AT,
  withdrawnAt: null,
  seconderUids: ["leaver"],
  seconderCount: 1,
};
