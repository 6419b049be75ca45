const AT = new Date("2102-01-01T00:00:00Z");
const LATER = new Date("2103-01-01T00:00:00Z");
const DIGEST = "ddddddddddddddddddddddddddddddddddddddddddd";

export const closings = {
  regionId: "lyra",
  displayName: "Lyra",
  phase: "evacuate",
  epoch: 1,
  startedAt: AT,
  announcedAt: AT,
  phaseSince: AT,
  jobId: "closing-lyra-evacuate-1",
  dueAt: null,
  closedAt: null,
  frozen: { members: 12, sharers: 5, treasuryCredits: 1_000 },
};

export const roll = { uid: "leaver", regionId: "lyra", shares: true, wasSettled: true };

export const archives = {
  regionId: "lyra",
  displayName: "Lyra",
  public: { pages: 1, records: 3 },
  sealed: { pages: 1, records: 9 },
  at: AT,
  expiresAt: LATER,
};

const chunk = { page: 0, piece: 0, pieces: 1, data: "", records: 1, sha256: DIGEST, expiresAt: LATER };
export const publicChunks = chunk;
export const sealedChunks = chunk;
