import { DEFAULT_CONFIGURATION } from "./configuration/defaultConfiguration.ts";
import { partsOf } from "./configuration/parts.ts";

/** A document of each collection as it is stored: fixtures of the tests, never loaded by what is deployed. */
const AT = new Date("2102-01-01T00:00:00Z");

const { statute, settings: beside } = partsOf(DEFAULT_CONFIGURATION);

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
  ...statute,
  createdAt: AT,
  activatedAt: AT,
  closesAt: null,
  heldMs: 0,
};

export const settings = { regionId: "lyra", ...beside };

export const memberCounts = { regionId: "lyra", visitors: 0, residents: 0, citizens: 1, countedAt: AT };

export const offers = {
  regionId: "lyra",
  offerId: "offer0",
  fromUid: "owner",
  toUid: "subject",
  offeredAt: AT,
  until: AT,
  checkoutId: null,
};

export const currencies = {
  regionId: "lyra",
  code: "LYR",
  name: "Lyran crown",
  regime: "float",
  rateMillionths: 810_044,
  setRateMillionths: 1_000_000,
  feeBasisPoints: 100,
  levyRebateBasisPoints: 1_000,
  announced: { regime: "fixed", rateMillionths: 800_000, from: AT },
  unbacked: { month: "2102-01", units: 617 },
};

export const currencyNames = { regionId: "lyra", name: "Lyran crown" };

export const regionNames = { regionId: "lyra", name: "lyra", reservedAt: AT, hold: null };

export const announcements = { title: "Title", body: "Body", authorUid: "governor", at: AT, expiresAt: AT };
