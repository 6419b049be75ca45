/** A document of each collection as it is stored: fixtures of the tests, never loaded by what is deployed. */
const AT = new Date("2102-01-01T00:00:00Z");

export const administrators = {
  uid: "administrator",
  status: "active",
  appointedAt: AT,
  endedAt: null,
  note: "fixture",
};

export const jobs = {
  kind: "provisionRegion",
  queue: "provisionRegion",
  status: "running",
  regionId: "lyra",
  parameters: "{}",
  stepCount: 1,
  stepsDone: 0,
  attempt: 1,
  lastAttempt: 3,
  findings: [],
  watcherUids: ["leaver"],
  startedAt: AT,
  progressedAt: AT,
  endedAt: null,
  expiresAt: null,
};

export const jobSteps = {
  attempt: 1,
  cursor: null,
  stepsDone: 1,
  isDone: true,
  runId: "fixture",
  at: AT,
  expiresAt: AT,
};

export const schedules = { slotAt: AT, ranSlotAt: AT, ranAt: AT };

export const outbox = {
  queue: "provisionRegion",
  task: "provisionRegion",
  body: "{}",
  correlationId: "fixture",
  attempt: 0,
  stagedAt: AT,
  dueAt: AT,
  failures: 0,
  lastError: null,
  setAsideAt: null,
};

export const ledgerBalances = {
  accountId: "player:p1",
  shard: 0,
  amounts: { credits: 10 },
  capacityUnits: null,
  holderUid: "leaver",
  regionId: null,
};

export const ledgerTransfers = {
  kind: "startingCredits",
  memo: "",
  postings: [
    { accountId: "issuance", shard: 0, asset: "credits", amount: -10 },
    { accountId: "player:p1", shard: 0, asset: "credits", amount: 10 },
  ],
  accountIds: ["issuance", "player:p1"],
  issued: { credits: 10 },
  at: AT,
  day: "2102-01-01",
};

export const ledgerDays = {
  day: "2102-01-01",
  transfersToDate: 1,
  issuedToDate: { credits: 10 },
  digest: "ddddddddddddddddddddddddddddddddddddddddddd",
  closedAt: AT,
};

export const ledgerFlows = {
  day: "2102-01-01",
  regionId: "default",
  flows: { dockingFee: { receivedCredits: 10, givenCredits: 0 } },
};

export const backfills = {
  collection: "ledgerTransfers",
  version: 2,
  documents: 40,
  written: 12,
  completedAt: AT,
};

export const platformAudit = {
  action: "banMember",
  regionId: null,
  actorUid: "governor",
  subjectUid: "leaver",
  before: null,
  after: null,
  reason: null,
  visibility: "officers",
  at: AT,
};

export const audit = {
  action: "banMember",
  regionId: "lyra",
  actorUid: "governor",
  subjectUid: "leaver",
  before: null,
  after: null,
  reason: null,
  visibility: "public",
  at: AT,
};

export const requests = {
  callable: "membership/leaveRegion",
  bodyDigest: "ddddddddddddddddddddddddddddddddddddddddddd",
  answer: "{}",
  answeredAt: AT,
  expiresAt: AT,
};
