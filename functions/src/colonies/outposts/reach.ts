import { GameError } from "../../platform/errors.ts";
import type { Player } from "../../players/schema.ts";
import { classOf } from "../../ships/passages/traveller.ts";

/** Whether a player may have outposts: by subscription, or while the premium of a home that has closed runs. */
export const hasReach = (player: Parameters<typeof classOf>[0], now: Date): boolean =>
  ["galacticCitizen", "displaced"].includes(classOf(player, now));

/** @throws GameError `REACH_SHORT` */
export function requireReach(
  player: Pick<Player, "galacticCitizen" | "displaced" | "homeRegionId" | "homes">,
  now: Date,
) {
  if (hasReach(player, now)) return;
  throw new GameError("REACH_SHORT", "Galactic Citizens and the displaced have outposts.", {});
}
