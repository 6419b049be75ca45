import { after } from "../../platform/duration.ts";
import { MANDATES_GO_ON_MS } from "../../regions/holders/governorChange.ts";
import type { Region } from "../../regions/schema.ts";
import type { Member } from "../schema.ts";

type Changes = Pick<Region, "governorChangesAt">;

/** The changes of governor whose days have passed: mandates of before them have ended. */
const passed = ({ governorChangesAt }: Changes, now: Date) =>
  governorChangesAt.filter((at) => after(at, MANDATES_GO_ON_MS) <= now);

/** Whether the moderator's mandate has ended with the governor who gave it, and nobody has confirmed it since. */
export function mandateHasEnded(
  region: Changes,
  { moderatorPermissions, moderatorSince }: Pick<Member, "moderatorPermissions" | "moderatorSince">,
  now: Date,
): boolean {
  if (moderatorPermissions.length === 0) return false;
  return passed(region, now).some((at) => moderatorSince === null || moderatorSince < at);
}

/** Whether there are mandates to be ended in the region. */
export const hasEndedMandates = (region: Changes, now: Date): boolean => passed(region, now).length > 0;

/** The changes of governor that mandates can still end with. */
export function pendingChanges(region: Changes, now: Date): Date[] {
  const over = passed(region, now);
  return region.governorChangesAt.filter((at) => !over.includes(at));
}
