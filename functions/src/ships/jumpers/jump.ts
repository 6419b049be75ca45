import { zoneRunsOf } from "../../galaxy/generation/quotas.ts";
import { FIRST_WORLD } from "../../galaxy/world.ts";
import type { Cluster } from "../../galaxy/zones.ts";
import { REGION_SECTOR_COUNT } from "../../galaxy/zones.ts";
import { after, HOUR_MS } from "../../platform/duration.ts";
import { GameError } from "../../platform/errors.ts";
import type { Pilot } from "../schema.ts";

/** Between two jumps of a pilot. */
const REST_MS = 24 * HOUR_MS;

const OUTLAND: readonly string[] = ["border", "frontier"] satisfies Cluster[];

/**
 * Ships jump to border and frontier sectors of regions alone, and gates stand in those alone. All regions are divided alike, so no map
 * is read.
 * @throws GameError `NOT_OUTLAND`
 */
export function requireOutland(regionId: string, sectorNumber: number): void {
  if (regionId !== FIRST_WORLD.nexusId && isOutland(sectorNumber)) return;
  throw new GameError(
    "NOT_OUTLAND",
    `Sector ${sectorNumber} of ${regionId} is none of a region's border or frontier.`,
    { regionId, sectorNumber },
  );
}

const isOutland = (sectorNumber: number): boolean =>
  zoneRunsOf("owned", REGION_SECTOR_COUNT).some(
    ({ zone, firstNumber, count }) =>
      OUTLAND.includes(zone.id) && sectorNumber >= firstNumber && sectorNumber < firstNumber + count,
  );

/** @throws GameError `NO_JUMPER` */
export function requireJumper({ shipClass }: Pick<Pilot, "shipClass">): void {
  if (shipClass === "warp_jumper") return;
  throw new GameError("NO_JUMPER", "It takes a warp jumper.", { shipClass });
}

/** @throws GameError `JUMPED_LATELY` with the instant of the next jump. */
export function requireRested({ jumpedAt }: Pick<Pilot, "jumpedAt">, now: Date): void {
  const againAt = jumpedAt === null ? now : after(jumpedAt, REST_MS);
  if (againAt <= now) return;
  throw new GameError("JUMPED_LATELY", `You can jump again at ${againAt.toISOString()}.`, {
    againAt: againAt.toISOString(),
  });
}
