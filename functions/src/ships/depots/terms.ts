import { FIRST_WORLD } from "../../galaxy/world.ts";
import { classOf, serviceCredits, type TravellerClass } from "../passages/traveller.ts";
import type { Pilot } from "../schema.ts";
import { hasReach } from "./reach.ts";

/** What a depot is to its player. */
export interface Terms {
  /** Most units; null where nothing bounds it. */
  readonly capacityUnits: number | null;
  /** So many units lie there for nothing. */
  readonly freeUnits: number;
  /** What each of the others costs in 30 days. */
  readonly rentCredits: number;
  /** So many days after the first goods it takes in no more until it has been emptied; null: as long as one likes. */
  readonly termDays: number | null;
}

/** Most units of a depot that is not at home. */
export const ABROAD_UNITS = 500;

const HOME: Terms = { capacityUnits: null, freeUnits: 0, rentCredits: 0, termDays: null };
const TEMPORARY: Terms = { capacityUnits: ABROAD_UNITS, freeUnits: 0, rentCredits: 10, termDays: 30 };
const LOCKER: Terms = { capacityUnits: ABROAD_UNITS, freeUnits: 100, rentCredits: 10, termDays: null };
const OUTPOST: Terms = {
  capacityUnits: ABROAD_UNITS,
  freeUnits: ABROAD_UNITS,
  rentCredits: 0,
  termDays: null,
};
const QUARTERS: Terms = {
  ...LOCKER,
  rentCredits: serviceCredits(LOCKER.rentCredits, FIRST_WORLD.nexusId, "nomad"),
};

const IN_NEXUS: Readonly<Record<TravellerClass, Terms>> = {
  resident: TEMPORARY,
  galacticCitizen: LOCKER,
  displaced: LOCKER,
  nomad: QUARTERS,
};

/** Whether the player has an outpost in the region. */
export const hasOutpost = ({ sites }: Pick<Pilot, "sites">, regionId: string): boolean =>
  sites.some((site) => site.kind === "outpost" && site.regionId === regionId);

/**
 * What a depot in the region is to the player; null where they have none: goods that are there can only be taken out. The Nexus is
 * nobody's home in this. An outpost has one for as long as its owner may have outposts.
 */
export function termsOf(
  regionId: string,
  player: Parameters<typeof classOf>[0],
  pilot: Pick<Pilot, "sites">,
  now: Date,
): Terms | null {
  if (regionId === FIRST_WORLD.nexusId) return IN_NEXUS[classOf(player, now)];
  if (regionId === player.homeRegionId) return HOME;
  return hasOutpost(pilot, regionId) && hasReach(player, now) ? OUTPOST : null;
}
