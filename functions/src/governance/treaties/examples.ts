/** A document of each collection as it is stored: fixtures of the tests, never loaded by what is deployed. */
const AT = new Date("2102-01-01T00:00:00Z");

export const treaties = {
  treatyId: "lyra~vega~non_aggression",
  type: "non_aggression",
  regionIds: ["lyra", "vega"],
  offer: null,
  agreement: {
    terms: { type: "non_aggression" },
    termDays: null,
    noticeDays: 7,
    since: AT,
    endsAt: new Date("9999-12-31T00:00:00.000Z"),
    noticeByRegionId: null,
    breach: null,
    remainingMs: null,
  },
  revision: 1,
  updatedAt: AT,
};
