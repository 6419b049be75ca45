import type { Member } from "../membership/schema.ts";
import { DAY_MS } from "../platform/duration.ts";
import type { Region } from "../regions/schema.ts";

const SETTLED_DAYS = 7;

/** Whether a member was a resident for seven days at an instant. */
export function wasSettledAt(
  { status, residentSince }: Pick<Member, "status" | "residentSince">,
  at: Date,
): boolean {
  if (status !== "active" || residentSince === null) return false;
  return at.getTime() - residentSince.getTime() >= SETTLED_DAYS * DAY_MS;
}

/** When the end of a region could first be known: who came after that gets nothing for having come. */
export function announcedAt({ holds }: Pick<Region, "holds">, startedAt: Date): Date {
  const instants = [holds.billing?.since, holds.platform?.since, startedAt].filter((at) => at !== undefined);
  return new Date(Math.min(...instants.map((at) => at.getTime())));
}
