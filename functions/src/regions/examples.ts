import { DEFAULT_CONFIGURATION } from "./configuration/configuration.ts";

/** A document of each collection as it is stored: fixtures of the tests, never loaded by what is deployed. */
const AT = new Date("2102-01-01T00:00:00Z");

export const regions = {
  regionId: "lyra",
  worldId: "world",
  kind: "owned",
  status: "active",
  statusReason: null,
  holds: { billing: null, platform: null },
  displayName: "lyra",
  ownerUid: "owner",
  governorUid: "governor",
  sectorCount: 500,
  seed: "seed",
  jobId: "watched",
  configuration: DEFAULT_CONFIGURATION,
  memberCounts: { visitors: 0, residents: 0, citizens: 0, countedAt: null },
  createdAt: AT,
  activatedAt: AT,
};

export const regionNames = { regionId: "lyra", name: "lyra", reservedAt: AT, hold: null };

export const announcements = { title: "Title", body: "Body", authorUid: "governor", at: AT, expiresAt: AT };
