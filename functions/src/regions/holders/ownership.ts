import { GameError } from "../../platform/errors.ts";
import { requireUnblocked } from "../../players/accounts/blocked.ts";
import type { Player } from "../../players/schema.ts";
import type { Region } from "../schema.ts";
import { requireAllowed } from "../status/capabilities.ts";

/**
 * Whether a region may be offered to another player. The governor's office is not touched: an elected governor stays, a vacant
 * office's powers go with the region.
 * @throws GameError `REGION_CLOSED`, `ALREADY_OWNER`, `PLAYER_UNKNOWN` or `ACCOUNT_BLOCKED`.
 */
export function requireTransferable(
  region: Pick<Region, "regionId" | "status" | "ownerUid">,
  toUid: string,
  player: Player | undefined,
): asserts player is Player {
  requireAllowed(region, "handOn");
  const { regionId, ownerUid } = region;
  if (ownerUid === toUid) {
    throw new GameError("ALREADY_OWNER", `The player "${toUid}" owns the region "${regionId}" already.`, {
      uid: toUid,
      regionId,
    });
  }
  if (player !== undefined) return requireUnblocked(player);
  throw new GameError(
    "PLAYER_UNKNOWN",
    `No player has the uid "${toUid}": the new owner must be registered.`,
    { uid: toUid },
  );
}
