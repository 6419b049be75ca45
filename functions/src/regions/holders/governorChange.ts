import { after, DAY_MS } from "../../platform/duration.ts";
import type { Region } from "../schema.ts";

/** Within the days that moderators go on. Of more the first one kept counts for those before it. */
export const MAX_GOVERNOR_CHANGES = 16;

/** Moderators go on for so long after the governor's powers have come to somebody else, who can confirm them. */
export const MANDATES_GO_ON_MS = 7 * DAY_MS;

type Holders = Pick<Region, "ownerUid" | "governorUid">;

/**
 * A change of who owns or governs a region, with its instant noted where the governor's powers come to somebody else by it:
 * the governor's, or the owner's while that office is vacant.
 */
export function governedAnew(
  region: Holders & Pick<Region, "governorChangesAt">,
  change: Partial<Region>,
  at: Date,
): Partial<Region> {
  if (holderOf({ ...region, ...change }) === holderOf(region)) return change;
  return { ...change, ...noted([...region.governorChangesAt, at].slice(-MAX_GOVERNOR_CHANGES)) };
}

const holderOf = ({ governorUid, ownerUid }: Holders) => governorUid ?? ownerUid;

/** These changes of governor, with when the first of them ends mandates. */
export function noted(governorChangesAt: Date[]): Pick<Region, "governorChangesAt" | "mandatesEndAt"> {
  const [first] = governorChangesAt;
  const mandatesEndAt = first === undefined ? null : after(first, MANDATES_GO_ON_MS);
  return { governorChangesAt, mandatesEndAt };
}
