import { GameError } from "../platform/errors.ts";
import type { Pilot } from "../ships/schema.ts";

/** What a player has at a place for good. The pilot lists them, so that landing reads nothing else. */
export type Site = Pilot["sites"][number];

/** How many of a kind one player has in all. */
const MOST = { colony: 3, outpost: 3 } as const;

type Sites = Pick<Pilot, "sites">;

/** The pilot's sites with one more. @throws GameError `TOO_MANY_SITES` */
export function withSite({ sites }: Sites, site: Site): Site[] {
  const { kind, regionId } = site;
  const alike = sites.filter((other) => other.kind === kind);
  const isDouble = kind === "outpost" && alike.some((other) => other.regionId === regionId);
  if (alike.length < MOST[kind] && !isDouble) return [...sites, site];
  throw new GameError(
    "TOO_MANY_SITES",
    kind === "colony"
      ? `A player has ${MOST.colony} colonies at most.`
      : `A player has one outpost in a region, and ${MOST.outpost} in all.`,
    { kind, sites: alike.length, most: MOST[kind] },
  );
}

export const withoutSite = ({ sites }: Sites, gone: Pick<Site, "kind" | "regionId" | "siteId">): Site[] =>
  sites.filter(
    ({ kind, regionId, siteId }) =>
      kind !== gone.kind || regionId !== gone.regionId || siteId !== gone.siteId,
  );

/** A site of the kind in the pilot's sector. @throws GameError `NO_BERTH` */
export function siteHere({ sites, place }: Pick<Pilot, "sites" | "place">, kind: Site["kind"]): Site {
  const here = sites.find(
    (site) =>
      site.kind === kind && site.regionId === place.regionId && site.sectorNumber === place.sectorNumber,
  );
  if (here !== undefined) return here;
  throw new GameError("NO_BERTH", `You have no ${kind} in sector ${place.sectorNumber}.`, { ...place, kind });
}
