import { RIDE_TENTHS, rideFareCredits } from "./fares.ts";
import type { Ride } from "./journey.ts";
import { nearest } from "./nearest.ts";
import { straightUnits, type WarpGraph } from "./route.ts";

/** Where the express lanes stop: the id of a gate by its sector of the Nexus. */
export type LaneStops = ReadonlyMap<number, string>;

/** A ride and the sectors where it begins and ends. */
export interface PlannedRide extends Ride {
  readonly boardsAt: number;
  readonly alightsAt: number;
}

/**
 * The ride that saves turns on the way between two sectors of the Nexus, from the nearest stop to the nearest one; null where
 * flying all of `directWarps` takes no more. All rides take the same turns, so that a second one never helps.
 */
export function rideBetween(
  graph: WarpGraph,
  stops: LaneStops,
  [first, last]: readonly [number, number],
  directWarps: number,
  warpTenths: number,
): PlannedRide | null {
  const isStop = (sectorNumber: number) => stops.has(sectorNumber);
  const boards = nearest(graph, first, isStop);
  const alights = nearest(graph, last, isStop, "backwards");
  if (boards === null || alights === null) return null;
  const ridden = (boards.warpCount + alights.warpCount) * warpTenths + RIDE_TENTHS;
  if (ridden >= directWarps * warpTenths) return null;
  const [boardsAt, alightsAt] = [boards.sectorNumber, alights.sectorNumber];
  return {
    boardsAt,
    alightsAt,
    fromGateId: stops.get(boardsAt)!,
    toGateId: stops.get(alightsAt)!,
    fareCredits: rideFareCredits(straightUnits(graph, boardsAt, alightsAt)),
  };
}
