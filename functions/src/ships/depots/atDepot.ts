import { GameError } from "../../platform/errors.ts";
import { requireDocked } from "../pilots/pilot.ts";
import type { Pilot } from "../schema.ts";
import { isAbroad } from "../visits/visit.ts";
import { hasOutpost } from "./terms.ts";

/** The depot of an own outpost is there, any other at every port of its region. @throws GameError `NOT_DOCKED` */
export function requireAtDepot(
  pilot: Pick<Pilot, "place" | "sites">,
  player: Parameters<typeof isAbroad>[1],
): void {
  const { place } = pilot;
  if (!isAbroad(place.regionId, player) || !hasOutpost(pilot, place.regionId)) {
    requireDocked(pilot);
    return;
  }
  if (place.berth === "outpost") return;
  throw new GameError("NOT_DOCKED", `Your depot in ${place.regionId} is at your outpost: land there first.`, {
    ...place,
  });
}
