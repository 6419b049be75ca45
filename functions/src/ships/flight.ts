import { GameError } from "../platform/errors.ts";
import { CLASSES } from "./classes.ts";
import { afterFlight } from "./pilots/deeds.ts";
import { turnsAfter } from "./pilots/pilot.ts";
import type { Pilot } from "./schema.ts";

/** Most sectors of one flight. */
export const MOST_SECTORS = 50;

export interface Flight {
  readonly pilot: Pilot;
  readonly spentTenths: number;
}

/**
 * The pilot after a flight through `sectors`, in their order: all of it or nothing. Who is docked leaves the berth with it. A
 * flight costs the class's tenths for each warp, the same in one call as in fifty.
 * @throws GameError `NO_WARP` naming the first warp that is missing, or `TURNS_SHORT`.
 */
export function flightOf(
  pilot: Pilot,
  hasWarp: (from: number, to: number) => boolean,
  sectors: readonly number[],
  now: Date,
): Flight {
  requireWarps(pilot, hasWarp, sectors);
  const spentTenths = sectors.length * CLASSES[pilot.shipClass].warpTenths;
  const turns = turnsAfter(pilot, spentTenths, now);
  const place = { ...pilot.place, sectorNumber: sectors.at(-1)!, berth: "space" as const };
  const deeds = afterFlight(pilot.deeds, place.regionId, sectors);
  return { pilot: { ...pilot, place, arrivedAt: now, turns, deeds }, spentTenths };
}

/** Whether a flight leads from space where one may fight into space where nobody may. */
export function entersSafety(
  { place }: Pick<Pilot, "place">,
  isOpen: (sectorNumber: number) => boolean,
  sectors: readonly number[],
): boolean {
  const way = [place.sectorNumber, ...sectors];
  return sectors.some((to, index) => isOpen(way[index]!) && !isOpen(to));
}

function requireWarps(
  { place }: Pilot,
  hasWarp: (from: number, to: number) => boolean,
  sectors: readonly number[],
): void {
  let from = place.sectorNumber;
  for (const to of sectors) {
    if (!hasWarp(from, to))
      throw new GameError("NO_WARP", `No warp leads from sector ${from} to sector ${to}.`, {
        from,
        to,
        sectorNumber: place.sectorNumber,
      });
    from = to;
  }
}
