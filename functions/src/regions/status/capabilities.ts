import { GameError } from "../../platform/errors.ts";
import type { Region, RegionStatus } from "../schema.ts";

/** What can be done in a region, with the name that a refusal gives it. */
const CAPABILITIES = {
  /** Joining, becoming a citizen. */
  enter: "entering or settling",
  /** Making it the home: nobody does whose region is announced to close. */
  settle: "settling",
  leave: "leaving",
  /** Taking out what somebody has in the region. */
  takeOut: "taking things out",
  /** The government's announcements. */
  speak: "announcing anything",
  /** Officers' measures upon members. */
  moderate: "moderating",
  /** Ballots, and whatever leads to one: elections, proposals, petitions. */
  vote: "holding votes",
  /** The effect of a passed law. */
  legislate: "making laws",
  trade: "trading",
  build: "building",
  fight: "fighting",
  arrive: "arriving",
  tax: "levying anything",
  spend: "spending public money",
  /** What the government decides: settings, appointments, treaties. */
  configure: "changing how it is run",
  /** Giving it to another owner. */
  handOn: "handing it on",
  /** Beginning to close it. */
  close: "closing it",
} as const;

export type Capability = keyof typeof CAPABILITIES;

/**
 * What each status allows. A suspended region goes on as it is, takes nobody in and earns nothing; one that is closing
 * lets people and things out, and decides nothing more.
 */
const ALLOWED: Readonly<Record<RegionStatus, readonly Capability[]>> = {
  provisioning: ["leave", "speak", "moderate", "configure"],
  failed: ["leave", "speak", "moderate", "configure", "close"],
  active: Object.keys(CAPABILITIES) as Capability[],
  suspended: ["leave", "takeOut", "speak", "moderate", "vote", "configure", "handOn", "close"],
  closing: ["leave", "takeOut", "speak", "moderate"],
  closed: ["leave"],
};

type Standing = Pick<Region, "status" | "closesAt">;
/** What needs no more than the status. */
type ByStatus = Exclude<Capability, "settle">;

export function allows(region: Pick<Region, "status">, capability: ByStatus): boolean;
export function allows(region: Standing, capability: Capability): boolean;
export function allows(
  { status, closesAt = null }: Partial<Standing> & Pick<Region, "status">,
  capability: Capability,
) {
  return ALLOWED[status].includes(capability) && (capability !== "settle" || closesAt === null);
}

/** The statuses in which a region allows this, for a query. */
export function statusesAllowing(capability: ByStatus): RegionStatus[] {
  return (Object.keys(ALLOWED) as RegionStatus[]).filter((status) => allows({ status }, capability));
}

/** @throws GameError `REGION_CLOSED` naming the status, where it does not allow this. */
export function requireAllowed(region: Pick<Region, "regionId" | "status">, capability: ByStatus): void;
export function requireAllowed(region: Standing & Pick<Region, "regionId">, capability: Capability): void;
export function requireAllowed(
  { regionId, status, closesAt = null }: Partial<Standing> & Pick<Region, "regionId" | "status">,
  capability: Capability,
): void {
  if (allows({ status, closesAt }, capability)) return;
  const state = status === "active" ? "going to close" : status;
  throw new GameError(
    "REGION_CLOSED",
    `The region "${regionId}" is ${state}: ${CAPABILITIES[capability]} is not possible there.`,
    { regionId, status },
  );
}
