import { NOT_EVACUATED } from "./evacuations/evacuation.ts";
import { UNINSURED } from "./insurance/insurance.ts";
import { NO_FIGHTS } from "./pilots/fights.ts";

/** A document of each collection as it is stored: fixtures of the tests, never loaded by what is deployed. */
const AT = new Date("2102-01-01T00:00:00Z");

export const pilots = {
  uid: "leaver",
  name: "leaver",
  place: { regionId: "default", sectorNumber: 3, berth: "port" },
  arrivedAt: AT,
  shipId: "ship",
  shipClass: "scout",
  turns: { amount: 1_000, anchorAt: AT, carry: 0 },
  scoutClaimedAt: null,
  passageId: null,
  visits: null,
  visit: null,
  purse: null,
  leftHome: null,
  uncleared: null,
  jumpedAt: null,
  fights: NO_FIGHTS,
  insurance: UNINSURED,
  evacuation: NOT_EVACUATED,
  deeds: {
    ...{ warps: 3, rides: 0, passages: 0, victories: 0, losses: 0, escapes: 0 },
    charted: [{ regionId: "default", sectors: "0e" }],
  },
  sites: [],
  lastActedAt: AT,
  idleOn: "2102-01-08",
};

export const ships = {
  ownerUid: "leaver",
  class: "scout",
  name: "Scout",
  place: null,
  hullPoints: 40,
  shield: { amount: 40, anchorAt: AT, carry: 0 },
  resaleCredits: 0,
  boughtAt: AT,
  pledgedTo: null,
};

export const presence = {
  uid: "leaver",
  name: "leaver",
  shipClass: "scout",
  sectorNumber: 30,
  docked: false,
  open: true,
  since: AT,
};

export const passages = {
  uid: "leaver",
  regionId: "nexus",
  from: { regionId: "default", sectorNumber: 30, berth: "space" },
  to: { regionId: "nexus", sectorNumber: 2_300, berth: "space" },
  by: "platformGate",
  isFreight: false,
  shipId: "ship",
  isExpress: false,
  authorisedAt: AT,
  customsUntil: new Date(AT.getTime() + 600_000),
  arrivesAt: new Date(AT.getTime() + 900_000),
  dueAt: new Date(AT.getTime() + 900_000),
  feeCredits: 100,
  tollTo: null,
  manifest: [{ commodity: "ore", units: 5 }],
  duty: [{ commodity: "ore", units: 5, dutyCredits: 25 }],
  spentTenths: 10,
  purseCredits: null,
  visitMonth: null,
  settled: null,
  expiresAt: null,
};
