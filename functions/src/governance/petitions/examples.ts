/** A document of each collection as it is stored: fixtures of the tests, never loaded by what is deployed. */
const AT = new Date("2102-01-01T00:00:00Z");

export const petitions = {
  petitionId: "petition",
  regionId: "lyra",
  title: "A new governor",
  text: "",
  demand: { kind: "election", office: "governor" },
  demandKey: "election:governor",
  petitionerUid: "leaver",
  citizenCount: 30,
  requiredCount: 3,
  supporterCount: 1,
  announcedThirds: 1,
  openedAt: AT,
  closesAt: AT,
  endedAt: null,
  outcome: null,
  followUpId: null,
  obstacle: null,
  answerDueAt: null,
  answer: null,
  dueAt: AT,
};

export const supporters = { uid: "leaver", regionId: "lyra", at: AT };
