import type { Journey } from "../../../functions/src/galaxy/routes/journey.ts";
import { MOST_SECTORS } from "../../../functions/src/ships/flight.ts";

export interface FirstFlight {
  readonly regionId: string;
  /** Where it begins. */
  readonly from: number;
  /** What is flown through, the last one included; as many as one flight may have. */
  readonly sectors: readonly number[];
  /** Whether more of the way lies in the region than one flight may have. */
  readonly isCut: boolean;
}

/**
 * What of a route can be flown first: its legs in the first region one after another, since between two journeys is but a
 * place on the way; a gate or a ride ends it. Null of no route.
 */
export function firstFlightOf(journeys: readonly Journey[]): FirstFlight | null {
  const regionId = journeys[0]?.legs[0]?.regionId;
  if (regionId === undefined) return null;
  const way: number[] = [];
  for (const { legs, ride } of journeys) {
    const [leg] = legs;
    if (leg?.regionId !== regionId) break;
    way.push(...leg.sectors.slice(way.length === 0 ? 0 : 1));
    if (legs.length > 1 || ride !== null) break;
  }
  const [from, ...sectors] = way;
  return {
    ...{ regionId, from: from!, sectors: sectors.slice(0, MOST_SECTORS) },
    isCut: sectors.length > MOST_SECTORS,
  };
}
