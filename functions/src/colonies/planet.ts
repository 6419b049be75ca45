import type { PlanetClass } from "../galaxy/generation/sites.ts";
import type { Sector } from "../galaxy/schema.ts";
import { FIRST_WORLD } from "../galaxy/world.ts";
import { GameError } from "../platform/errors.ts";
import type { Commodity } from "../platform/goods.ts";

const HABITABILITY_PER_PLOT = 15;
/** Where everybody starts: its world is nobody's. */
const FIRST_SECTOR = 1;

/** What a planet of each class yields. */
export const YIELDED: Readonly<Record<PlanetClass, Commodity>> = {
  terran: "food",
  oceanic: "food",
  jungle: "medicine",
  desert: "ore",
  tundra: "ore",
  barren: "ore",
  volcanic: "rare_goods",
  gas_giant: "rare_goods",
};

/** How many colonies a planet has room for. */
export const plotsOf = (habitabilityPercent: number): number =>
  1 + Math.floor(habitabilityPercent / HABITABILITY_PER_PLOT);

export const MOST_PLOTS = plotsOf(100);

/** The planet on which somebody may settle on a plot. @throws GameError `NO_PLOT`, which says how many plots there are. */
export function planetWith(
  { regionId, plot }: { readonly regionId: string; readonly plot: number },
  { number, planet }: Pick<Sector, "number" | "planet">,
): NonNullable<Sector["planet"]> {
  const isOpen = regionId !== FIRST_WORLD.nexusId && number !== FIRST_SECTOR;
  const plots = planet === null || !isOpen ? 0 : plotsOf(planet.habitabilityPercent);
  if (planet !== null && plot <= plots) return planet;
  throw new GameError("NO_PLOT", `In sector ${number} there are ${plots} plots to settle on.`, {
    sectorNumber: number,
    plots,
  });
}
