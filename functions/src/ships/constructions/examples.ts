/** As it is stored while parts are missing. */
export const constructions = {
  uid: "leaver",
  constructionId: "construction",
  kind: "jumper",
  paidCredits: 60_000,
  goods: [{ commodity: "ore", units: 400 }],
  begunAt: new Date("2102-01-01T00:00:00Z"),
  readyAt: null,
};
