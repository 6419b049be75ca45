import type { Pilot } from "../../../../functions/src/ships/schema.ts";

export type Site = Pilot["sites"][number];

/** What a card of a site is told. */
export interface SiteProps {
  readonly site: Site;
  readonly pilot: Pilot;
  readonly now: Date;
}

/** How the pilot is to a site: `over` it in space, where one lands, `landed`, or elsewhere. */
export function nearnessOf({ kind, regionId, sectorNumber }: Site, { place, passageId }: Pilot) {
  if (passageId !== null || place.regionId !== regionId || place.sectorNumber !== sectorNumber)
    return "elsewhere";
  if (place.berth === "space") return "over";
  return place.berth === (kind === "colony" ? "planet" : "outpost") ? "landed" : "elsewhere";
}
