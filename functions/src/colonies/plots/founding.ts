import type { Taker } from "../../combat/loot.ts";
import type { Sector } from "../../galaxy/schema.ts";
import { GameError } from "../../platform/errors.ts";
import type { Player } from "../../players/schema.ts";
import type { Configuration } from "../../regions/configuration/configuration.ts";
import { SETTLERS_UNITS } from "../levels.ts";
import { YIELDED } from "../planet.ts";
import type { Colony } from "../schema.ts";

export const colonyIdOf = (sectorNumber: number, plot: number): string => `${sectorNumber}-${plot}`;

/** @throws GameError `SETTLERS_ONLY`, or `COLONIZATION_OFF` where the law lets nobody settle. */
export function requireSettler(
  { homeRegionId }: Pick<Player, "homeRegionId">,
  regionId: string,
  { colonizationEnabled }: Pick<Configuration["gameplay"], "colonizationEnabled">,
): void {
  if (!colonizationEnabled)
    throw new GameError("COLONIZATION_OFF", `The law of ${regionId} lets nobody settle on its planets.`, {
      regionId,
    });
  if (homeRegionId === regionId) return;
  throw new GameError("SETTLERS_ONLY", `Who lives in ${regionId} settles there.`, { regionId, homeRegionId });
}

/** @throws GameError `PLOT_TAKEN` */
export function requireFree(colony: Colony | undefined, plot: number): void {
  if (colony === undefined) return;
  throw new GameError("PLOT_TAKEN", `Plot ${plot} is taken.`, { plot });
}

/** @throws GameError `HOLD_FULL` where there is no room for the settlers and their goods. */
export function requireSettlersAboard({ roomUnits }: Pick<Taker, "roomUnits">): void {
  if (roomUnits >= SETTLERS_UNITS) return;
  throw new GameError(
    "HOLD_FULL",
    `Settlers take ${SETTLERS_UNITS} units of the hold; ${roomUnits} are free.`,
    {
      neededUnits: SETTLERS_UNITS,
      roomUnits,
    },
  );
}

interface Founded extends Pick<Colony, "regionId" | "sectorNumber" | "plot" | "ownerUid"> {
  readonly planet: NonNullable<Sector["planet"]>;
}

/** A colony whose first hour begins now. */
export function newColony({ planet, ...where }: Founded, regionTimeMs: number, now: Date): Colony {
  const { habitabilityPercent, richnessPercent } = planet;
  return {
    ...where,
    colonyId: colonyIdOf(where.sectorNumber, where.plot),
    foundedAt: now,
    commodity: YIELDED[planet.class],
    habitabilityPercent,
    richnessPercent,
    level: 0,
    store: { units: 0, carry: 0, hours: 0, untilMs: regionTimeMs },
    dueCredits: 0,
    offeredToUid: null,
    dormancy: null,
  };
}
