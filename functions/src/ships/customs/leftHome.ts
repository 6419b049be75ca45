import type { Player } from "../../players/schema.ts";
import type { Passage, Pilot } from "../schema.ts";

/** What will come home without duty, once a passage has arrived: what it took out of home; nothing more once it has come home. */
export function leftHomeAfter(
  { from, to, manifest }: Pick<Passage, "from" | "to" | "manifest">,
  { leftHome }: Pick<Pilot, "leftHome">,
  { homeRegionId }: Pick<Player, "homeRegionId">,
): Pilot["leftHome"] {
  if (to.regionId === homeRegionId) return null;
  return from.regionId === homeRegionId ? { regionId: homeRegionId, goods: manifest } : leftHome;
}
