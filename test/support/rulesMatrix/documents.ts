import { DEFAULT_CONFIGURATION } from "../../../functions/src/regions/configuration.ts";

/** Documents of the real shapes; what decides who may read one is a parameter, the rest is filling. */
export const INSTANT = new Date("2102-01-01T00:00:00Z");

export const administrator = (uid: string, status: "active" | "ended") => ({
  uid,
  status,
  appointedAt: INSTANT,
  endedAt: status === "ended" ? INSTANT : null,
  note: "fixture",
});

export const job = (watcherUids: string[]) => ({
  kind: "provisionRegion",
  queue: "provisionRegion",
  status: "running",
  regionId: "lyra",
  parameters: "{}",
  stepCount: 1,
  stepsDone: 0,
  attempt: 1,
  lastAttempt: 3,
  wakesLeft: 10,
  findings: [],
  watcherUids,
  startedAt: INSTANT,
  progressedAt: INSTANT,
  endedAt: null,
});

export const outboxRow = () => ({
  queue: "provisionRegion",
  body: "{}",
  correlationId: "fixture",
  attempt: 0,
  stagedAt: INSTANT,
});

export const balance = (accountId: string, holderUid: string | null, regionId: string | null) => ({
  accountId,
  shard: 0,
  amounts: { credits: 10 },
  capacityUnits: null,
  holderUid,
  regionId,
});

export const transfer = () => ({
  kind: "startingCredits",
  memo: "",
  postings: [
    { accountId: "issuance", shard: 0, asset: "credits", amount: -10 },
    { accountId: "player:p1", shard: 0, asset: "credits", amount: 10 },
  ],
  accountIds: ["issuance", "player:p1"],
  issued: { credits: 10 },
  at: INSTANT,
  day: "2102-01-01",
});

export const ledgerDay = () => ({
  day: "2102-01-01",
  transfersToDate: 1,
  issuedToDate: { credits: 10 },
  digest: "d".repeat(43),
  closedAt: INSTANT,
});

export const audit = (
  regionId: string | null,
  visibility: "public" | "officers",
  subjectUid: string | null,
) => ({
  action: "banMember",
  regionId,
  actorUid: "governor",
  subjectUid,
  before: null,
  after: null,
  reason: null,
  visibility,
  at: INSTANT,
});

export const sector = () => ({
  number: 1,
  cluster: "federation",
  position: { x: 0, y: 0, z: 0 },
  warps: [2],
  warpCount: 1,
  security: 100,
  combatAllowed: false,
  hazardPercent: 0,
  richnessPercent: 0,
  traffic: "normal",
  features: [],
  resourceBonusPercent: {},
  port: { class: "starport", name: "Port", buys: ["ore"], sells: ["medicine"] },
  planet: { class: "terran", name: "Planet", habitabilityPercent: 90, richnessPercent: 10 },
});

export const chartChunk = () => ({
  firstNumber: 1,
  count: 1,
  sectorCount: 500,
  positions: [0, 0, 0],
  warpCounts: [1],
  warps: [2],
  zones: [0],
  marks: [0],
  gates: [],
});

export const gate = (regionId: string) => ({
  worldId: "world",
  kind: "platform",
  regionIds: ["nexus", regionId],
  sectorNumbers: [2_000, 250],
  open: true,
});

export const player = (uid: string) => ({
  uid,
  name: uid,
  biography: "",
  homeRegionId: "default",
  homes: [{ regionId: "default", since: INSTANT }],
  accountId: `player:${uid}`,
  startingCreditsFrom: "default",
  galacticCitizen: false,
  registeredAt: INSTANT,
});

export const playerName = (uid: string) => ({ uid, name: uid, reservedAt: INSTANT });

export const request = () => ({
  callable: "membership/leaveRegion",
  bodyDigest: "d".repeat(43),
  answer: "{}",
  answeredAt: INSTANT,
  expiresAt: INSTANT,
});

export const membership = (regionId: string) => ({
  regionId,
  status: "left",
  standing: "visitor",
  reputation: 0,
  citizenSince: null,
  banUntil: null,
  updatedAt: INSTANT,
});

export const notice = (regionId: string) => ({
  kind: "MEMBERSHIP_APPROVED",
  sentence: "You are in.",
  regionId,
  at: INSTANT,
  readAt: null,
});

export const erasure = () => ({ requestedAt: INSTANT, erasedAt: null, expiresAt: INSTANT });

export const region = (regionId: string, ownerUid: string | null, governorUid: string | null) => ({
  regionId,
  worldId: "world",
  kind: regionId === "nexus" || regionId === "default" ? regionId : "owned",
  status: "active",
  statusReason: null,
  displayName: regionId,
  ownerUid,
  governorUid,
  sectorCount: 500,
  seed: "seed",
  jobId: "watched",
  configuration: DEFAULT_CONFIGURATION,
  memberCounts: { visitors: 0, residents: 0, citizens: 0, countedAt: null },
  createdAt: INSTANT,
  activatedAt: INSTANT,
});

export const regionName = (regionId: string) => ({ regionId, name: regionId, reservedAt: INSTANT });

export const announcement = () => ({ title: "Title", body: "Body", authorUid: "governor", at: INSTANT });

export const office = (regionId: string) => ({
  office: "councilMember",
  regionId,
  holders: [{ uid: "councilMember", since: INSTANT, terms: 1 }],
  termEndsAt: INSTANT,
  election: null,
  electionCount: 1,
});

export const election = (regionId: string) => ({
  electionId: "election",
  regionId,
  office: "governor",
  number: 1,
  cause: "term",
  nominationsOpenAt: INSTANT,
  calledAt: INSTANT,
  dueAt: null,
  cancelledAt: null,
  installedUids: null,
});

export const nomination = (regionId: string, uid: string) => ({
  uid,
  regionId,
  electionId: "election",
  name: uid,
  platform: "",
  nominatedByUid: uid,
  nominatedAt: INSTANT,
  acceptedAt: INSTANT,
  withdrawnAt: null,
});

export const poll = (regionId: string) => ({
  pollId: "poll",
  regionId,
  subject: { kind: "election", subjectId: "election" },
  title: "Election of a governor",
  method: "rankedChoice",
  seats: 1,
  options: ["leaver", "citizen"],
  electorate: "citizens",
  rule: null,
  entitledCount: 3,
  quorumVoters: 3,
  opensAt: INSTANT,
  closesAt: INSTANT,
  extendedFrom: null,
  tieCommitment: "c".repeat(43),
  tieSecret: null,
  contentHash: null,
  phase: "open",
  dueAt: INSTANT,
  result: null,
  pageCount: 0,
  calledAt: INSTANT,
  endedAt: null,
});

export const proposal = (regionId: string) => ({
  proposalId: "proposal",
  regionId,
  title: "Lower the tax",
  rationale: "",
  content: { kind: "law", change: { economy: { tradeTaxBasisPoints: 900 } } },
  fields: ["economy.tradeTaxBasisPoints"],
  proposerUid: "leaver",
  submittedAt: INSTANT,
  timelockDays: 2,
  cancelledAt: null,
  decision: null,
  decidedAt: null,
  implementedAt: null,
  failure: null,
  dueAt: null,
  createdAt: INSTANT,
  endedAt: null,
});

export const claimedField = () => ({ proposalId: "proposal", claimedAt: INSTANT });

export const petition = (regionId: string) => ({
  petitionId: "petition",
  regionId,
  title: "A new governor",
  text: "",
  demand: { kind: "election", office: "governor" },
  demandKey: "election:governor",
  petitionerUid: "leaver",
  citizenCount: 30,
  requiredCount: 3,
  supporterCount: 1,
  announcedThirds: 1,
  openedAt: INSTANT,
  closesAt: INSTANT,
  endedAt: null,
  outcome: null,
  followUpId: null,
  obstacle: null,
  answerDueAt: null,
  answer: null,
  dueAt: INSTANT,
});

export const supporter = (regionId: string, uid: string) => ({ uid, regionId, at: INSTANT });

export const treaty = () => ({
  treatyId: "lyra~vega~non_aggression",
  type: "non_aggression",
  regionIds: ["lyra", "vega"],
  offer: null,
  agreement: {
    terms: { type: "non_aggression" },
    termDays: null,
    noticeDays: 7,
    since: INSTANT,
    endsAt: new Date("9999-12-31T00:00:00Z"),
    noticeByRegionId: null,
    breach: null,
  },
  revision: 1,
  updatedAt: INSTANT,
});

export const ballot = () => ({
  choice: { kind: "ranking", ranking: ["citizen"] },
  power: 1,
  revision: 1,
  firstCastAt: INSTANT,
});

export const publishedPage = () => ({
  page: 0,
  ballots: [{ receipt: "r".repeat(43), choice: { kind: "ranking", ranking: ["citizen"] } }],
});

interface MemberFacts {
  readonly status?: "active" | "banned" | "left";
  readonly standing?: "visitor" | "resident" | "citizen";
  readonly moderatorPermissions?: string[];
  readonly offices?: ("councilMember" | "ambassador")[];
}

export const member = (regionId: string, uid: string, facts: MemberFacts) => ({
  uid,
  regionId,
  name: uid,
  status: "active",
  standing: "visitor",
  reputation: 0,
  rank: null,
  joinedAt: INSTANT,
  residentSince: null,
  citizenSince: null,
  votingPower: 1,
  votingPowerCheckpoints: [],
  moderatorPermissions: [],
  offices: [],
  ban:
    facts.status === "banned"
      ? { reason: "spam", byUid: "governor", at: INSTANT, until: null, wasMember: true }
      : null,
  visits: 1,
  lastVisitAt: INSTANT,
  ...facts,
});

export const joinRequest = (regionId: string, uid: string) => ({
  uid,
  regionId,
  name: uid,
  message: "",
  at: INSTANT,
});
