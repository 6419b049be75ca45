/** A document of the collection as it is stored: a fixture of the tests, never loaded by what is deployed. */
const AT = new Date("2102-01-01T00:00:00Z");

export const depots = {
  uid: "leaver",
  regionId: "nexus",
  rent: { amount: 12, anchorAt: AT, carry: 0 },
  rentCredits: 400,
  filledAt: AT,
  comingUnits: 0,
  dormancy: null,
};
