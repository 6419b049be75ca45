/** A document of each collection as it is stored: fixtures of the tests, never loaded by what is deployed. */
const AT = new Date("2102-01-01T00:00:00Z");

export const polls = {
  pollId: "poll",
  regionId: "lyra",
  subject: { kind: "election", subjectId: "election" },
  title: "Election of a governor",
  method: "rankedChoice",
  seats: 1,
  options: ["leaver", "citizen"],
  electorate: "citizens",
  rule: null,
  entitledCount: 3,
  quorumVoters: 3,
  opensAt: AT,
  closesAt: AT,
  extendedFrom: null,
  tieCommitment: "ccccccccccccccccccccccccccccccccccccccccccc",
  tieSecret: null,
  contentHash: null,
  phase: "open",
  dueAt: AT,
  result: null,
  pageCount: 0,
  calledAt: AT,
  endedAt: null,
};

export const ballots = {
  choice: { kind: "ranking", ranking: ["citizen"] },
  power: 1,
  revision: 1,
  firstCastAt: AT,
};

export const publishedBallots = {
  page: 0,
  ballots: [
    {
      receipt: "rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr",
      choice: { kind: "ranking", ranking: ["citizen"] },
    },
  ],
};
