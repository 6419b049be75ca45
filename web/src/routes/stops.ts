import type { Place } from "../../../functions/src/galaxy/routes/stretches.ts";

/** From, to, and what a route may pass between them. */
export const MAX_VIA = 5;
/** Sectors that a route keeps away from. */
export const MAX_AVOIDED = 20;

const STOP = /^(?:([A-Za-z0-9_-]{1,64})\.)?(\d{1,4})$/;

/** `12` in the region on show, `aurora.12` in another; null where it is neither. */
export function stopOf(text: string, regionId: string): Place | null {
  const [, region = regionId, number] = STOP.exec(text.trim()) ?? [];
  const sectorNumber = Number(number);
  return number === undefined || sectorNumber < 1 || sectorNumber > 5_000
    ? null
    : { regionId: region, sectorNumber };
}

export function stopText({ regionId, sectorNumber }: Place, shownRegionId: string): string {
  return regionId === shownRegionId ? `${sectorNumber}` : `${regionId}.${sectorNumber}`;
}

/** Begins at a hyphen that follows a number: an id may hold hyphens too. */
const BETWEEN = /(?<=(?:^|[.-])\d{1,4})-(?=(?:[A-Za-z0-9_-]{1,64}\.)?\d)/;

/** `12-4321`, with places between them where there are more: what stands behind `route=`. Null where it is forged. */
export function stopsOf(text: string, regionId: string): readonly Place[] | null {
  const stops = placesOf(text, regionId);
  return stops !== null && stops.length >= 2 && stops.length <= MAX_VIA + 2 ? stops : null;
}

/** What stands behind `avoid=`; nothing where nothing does. Null where it is forged. */
export function avoidedOf(text: string | null, regionId: string): readonly Place[] | null {
  if (text === null) return [];
  const avoided = placesOf(text, regionId);
  return avoided !== null && avoided.length <= MAX_AVOIDED ? avoided : null;
}

function placesOf(text: string, regionId: string): readonly Place[] | null {
  const places = text.split(BETWEEN).map((stop) => stopOf(stop, regionId));
  return places.some((place) => place === null) ? null : (places as Place[]);
}

export function stopsText(stops: readonly Place[], regionId: string): string {
  return stops.map((stop) => stopText(stop, regionId)).join("-");
}
