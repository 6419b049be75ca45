/** A sector of a region. */
export interface Place {
  readonly regionId: string;
  readonly sectorNumber: number;
}

/** A region's gate to the Nexus: a sector on each side. */
export interface GateSectors {
  readonly regionSector: number;
  readonly nexusSector: number;
}

/** What is to be flown by warps within one region. */
export interface Stretch {
  readonly regionId: string;
  readonly first: number;
  readonly last: number;
}

/** The regions whose gates a way leads through: where it begins and where it ends, the Nexus aside. */
export function gatesNeeded(
  from: Pick<Place, "regionId">,
  to: Pick<Place, "regionId">,
  nexusId: string,
): string[] {
  if (from.regionId === to.regionId) return [];
  return [from.regionId, to.regionId].filter((id) => id !== nexusId);
}

/**
 * One stretch within a region, two when the Nexus is one of the ends, three across it. `gateOf` knows the gate of each
 * region that `gatesNeeded` names.
 */
export function stretchesBetween(
  from: Place,
  to: Place,
  nexusId: string,
  gateOf: (regionId: string) => GateSectors,
): Stretch[] {
  if (from.regionId === to.regionId)
    return [{ regionId: from.regionId, first: from.sectorNumber, last: to.sectorNumber }];
  const [outward, inward] = [from, to].map(({ regionId }) =>
    regionId === nexusId ? null : gateOf(regionId),
  );
  const crossing = {
    regionId: nexusId,
    first: outward?.nexusSector ?? from.sectorNumber,
    last: inward?.nexusSector ?? to.sectorNumber,
  };
  return [
    ...(outward ? [{ regionId: from.regionId, first: from.sectorNumber, last: outward.regionSector }] : []),
    crossing,
    ...(inward ? [{ regionId: to.regionId, first: inward.regionSector, last: to.sectorNumber }] : []),
  ];
}

/** The same way by a passage across the Nexus, which leaves out what would be flown there. */
export function fromGateToGate(stretches: readonly Stretch[]): readonly Stretch[] {
  return stretches.length === 3 ? [stretches[0]!, stretches[2]!] : stretches;
}

/** Who is in a suspended or closing region may find the way out of it; nobody is led into or through one. */
export function isPassable(status: string, isLeaving: boolean): boolean {
  return status === "active" || (isLeaving && (status === "suspended" || status === "closing"));
}
