import { accrued, reduced } from "../platform/accrual.ts";
import { GameError } from "../platform/errors.ts";
import { CLASSES } from "./classes.ts";
import { requireInSpace, TURNS_RATE } from "./pilots/pilot.ts";
import type { Pilot } from "./schema.ts";

/** Most sectors of one flight. */
export const MOST_SECTORS = 50;

export interface Flight {
  readonly pilot: Pilot;
  readonly spentTenths: number;
}

/**
 * The pilot after a flight through `sectors`, in their order: all of it or nothing. A flight costs the class's tenths for each
 * warp, the same in one call as in fifty.
 * @throws GameError `DOCKED`, `NO_WARP` naming the first warp that is missing, or `TURNS_SHORT`.
 */
export function flightOf(
  pilot: Pilot,
  hasWarp: (from: number, to: number) => boolean,
  sectors: readonly number[],
  now: Date,
): Flight {
  requireInSpace(pilot);
  requireWarps(pilot, hasWarp, sectors);
  const spentTenths = sectors.length * CLASSES[pilot.shipClass].warpTenths;
  const turns = accrued(pilot.turns, TURNS_RATE, now);
  if (turns.amount < spentTenths)
    throw new GameError(
      "TURNS_SHORT",
      `The flight takes ${spentTenths} tenths of a turn; ${turns.amount} are there.`,
      { neededTenths: spentTenths, heldTenths: turns.amount },
    );
  const place = { ...pilot.place, sectorNumber: sectors.at(-1)! };
  return { pilot: { ...pilot, place, arrivedAt: now, turns: reduced(turns, spentTenths) }, spentTenths };
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
