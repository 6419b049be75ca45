import type { Member } from "../membership/schema.ts";
import { GameError } from "../platform/errors.ts";
import { requireAllowed } from "./capabilities.ts";
import type { Region } from "./schema.ts";

/**
 * Whether the owner may fill the governor's office: in an autocracy, with an active citizen of the region. In a
 * democracy or a council that is for an election.
 * @throws GameError `REGION_CLOSED`, `GOVERNED_BY_VOTE` or `NOT_A_MEMBER`.
 */
export function requireAppointable(
  region: Pick<Region, "regionId" | "status" | "configuration">,
  uid: string | null,
  member: Member | undefined,
): void {
  requireAllowed(region, "configure");
  const { regionId } = region;
  const { type } = region.configuration.governance;
  if (type !== "autocracy") {
    throw new GameError(
      "GOVERNED_BY_VOTE",
      `The region "${regionId}" is a ${type}: its governor is elected.`,
      {
        regionId,
        governance: type,
      },
    );
  }
  if (uid !== null && (member?.status !== "active" || member.standing !== "citizen")) {
    throw new GameError(
      "NOT_A_MEMBER",
      `The player "${uid}" is no citizen of "${regionId}"; a governor must be one.`,
      {
        uid,
        regionId,
      },
    );
  }
}
