import { GameError } from "../../platform/errors.ts";
import type { Region } from "../schema.ts";
import { requireAllowed } from "../status/capabilities.ts";

/**
 * Whether the owner may fill the governor's office: in an autocracy. In a democracy or a council that is for an
 * election.
 * @throws GameError `REGION_CLOSED`, `GOVERNED_BY_VOTE`.
 */
export function requireAppointing(region: Pick<Region, "regionId" | "status" | "governance">): void {
  requireAllowed(region, "configure");
  const { regionId } = region;
  const { type } = region.governance;
  if (type === "autocracy") return;
  throw new GameError("GOVERNED_BY_VOTE", `The region "${regionId}" is a ${type}: its governor is elected.`, {
    regionId,
    governance: type,
  });
}
