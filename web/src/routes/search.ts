import { terminalId } from "../../../functions/src/galaxy/generation/terminals.ts";
import { type Journey, joinLegs } from "../../../functions/src/galaxy/routes/journey.ts";
import type { LaneStops } from "../../../functions/src/galaxy/routes/lanes.ts";
import { type Flown, legsOf } from "../../../functions/src/galaxy/routes/legs.ts";
import type { Preference } from "../../../functions/src/galaxy/routes/preference.ts";
import { straightUnits, type WarpGraph, warpGraphOf } from "../../../functions/src/galaxy/routes/route.ts";
import { PLAIN_WARP_TENTHS } from "../../../functions/src/galaxy/routes/speed.ts";
import { fromGateToGate, type Place, type Stretch } from "../../../functions/src/galaxy/routes/stretches.ts";
import type { ChartChunk } from "../../../functions/src/galaxy/schema.ts";
import { FIRST_WORLD } from "../../../functions/src/galaxy/world.ts";
import { chartOf } from "../chart/model.ts";
import { terminalsOn } from "../chart/terminals.ts";
import { around } from "./around.ts";

/** A way that somebody wants, by what is known beside the charts. */
export interface WantedJourney {
  readonly stretches: readonly Stretch[];
  readonly avoided: readonly Place[];
  readonly prefer: Preference;
  /** The gates on the way, at which the lanes stop as well. */
  readonly stops: LaneStops;
}

/** What the charts that are here come to. */
export interface Charted {
  readonly graphs: Map<string, WarpGraph>;
  /** Of the lanes of the Nexus; empty until its chart is here. */
  readonly terminals: Map<number, string>;
}

export const nothingCharted = (): Charted => ({ graphs: new Map(), terminals: new Map() });

export function keepChart(
  { graphs, terminals }: Charted,
  regionId: string,
  chunks: readonly ChartChunk[],
): void {
  graphs.set(regionId, warpGraphOf(chunks));
  if (regionId !== FIRST_WORLD.nexusId) return;
  for (const number of terminalsOn(chartOf(chunks))) terminals.set(number, terminalId(regionId, number));
}

/** The way as `galaxy/planRoute` plans it; null where none leads there. */
export function journeyOf(
  { graphs, terminals }: Charted,
  { stretches, avoided, prefer, stops }: WantedJourney,
): Journey | null {
  const isByTurns = prefer === "fewestTurns";
  const flown: Flown[] = [];
  for (const stretch of isByTurns ? fromGateToGate(stretches) : stretches) {
    const { regionId } = stretch;
    const graph = around(graphs.get(regionId)!, regionId, avoided);
    const isRidden = isByTurns && regionId === FIRST_WORLD.nexusId;
    const legs = legsOf(graph, stretch, {
      prefer,
      warpTenths: PLAIN_WARP_TENTHS,
      stops: isRidden ? new Map([...terminals, ...stops]) : null,
    });
    if (legs === null) return null;
    flown.push(legs);
  }
  return joinLegs(
    flown.flatMap(({ legs }) => legs),
    {
      ride: flown.find(({ ride }) => ride !== null)?.ride ?? null,
      gateCount: stretches.length - 1,
      crossingUnits: crossingUnits(graphs, stretches),
    },
  );
}

/** What the fee goes by: how far apart the two gates in the Nexus lie. */
function crossingUnits(graphs: ReadonlyMap<string, WarpGraph>, stretches: readonly Stretch[]): number {
  const crossing = stretches.length === 3 ? stretches[1]! : null;
  return crossing === null ? 0 : straightUnits(graphs.get(crossing.regionId)!, crossing.first, crossing.last);
}
