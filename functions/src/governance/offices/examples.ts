/** A document of each collection as it is stored: fixtures of the tests, never loaded by what is deployed. */
const AT = new Date("2102-01-01T00:00:00Z");

export const offices = {
  office: "councilMember",
  regionId: "lyra",
  holders: [{ uid: "councilMember", since: AT, terms: 1 }],
  termEndsAt: AT,
  election: null,
  electionCount: 1,
};
