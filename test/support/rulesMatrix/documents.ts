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
  balanceCredits: 10,
  holderUid,
  regionId,
});

export const transfer = () => ({
  kind: "startingCredits",
  memo: "",
  postings: [
    { accountId: "issuance", shard: 0, amountCredits: -10 },
    { accountId: "player:p1", shard: 0, amountCredits: 10 },
  ],
  accountIds: ["issuance", "player:p1"],
  at: INSTANT,
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

interface MemberFacts {
  readonly status?: "active" | "banned" | "left";
  readonly standing?: "visitor" | "resident" | "citizen";
  readonly moderatorPermissions?: string[];
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
