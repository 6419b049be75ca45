import type { Member } from "../membership/schema.ts";
import { DAY_MS } from "../platform/duration.ts";
import type { Region } from "../regions/schema.ts";
import { closingAnnouncedAt } from "../regions/status/closingNotice.ts";

const SETTLED_DAYS = 7;

/** Whether a member was a resident for seven days at an instant. */
export function wasSettledAt(
  { status, residentSince }: Pick<Member, "status" | "residentSince">,
  at: Date,
): boolean {
  if (status !== "active" || residentSince === null) return false;
  return at.getTime() - residentSince.getTime() >= SETTLED_DAYS * DAY_MS;
}

/** When the end of a region could first be known, by a hold or its owner's notice: who came after that gets nothing for having come. */
export function announcedAt(region: Pick<Region, "holds" | "closesAt">, startedAt: Date): Date {
  const { billing, platform } = region.holds;
  const known = [billing?.since, platform?.since, closingAnnouncedAt(region) ?? undefined, startedAt];
  const instants = known.filter((at) => at !== undefined);
  return new Date(Math.min(...instants.map((at) => at.getTime())));
}
