import { GameError } from "../../platform/errors.ts";
import type { Player } from "../../players/schema.ts";
import { hasReach } from "../../ships/depots/reach.ts";

/** @throws GameError `REACH_SHORT` */
export function requireReach(
  player: Pick<Player, "galacticCitizen" | "displaced" | "homeRegionId" | "homes">,
  now: Date,
) {
  if (hasReach(player, now)) return;
  throw new GameError("REACH_SHORT", "Galactic Citizens and the displaced have outposts.", {});
}
