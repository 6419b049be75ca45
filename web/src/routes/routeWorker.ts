import { type Journey, joinLegs } from "../../../functions/src/galaxy/routes/journey.ts";
import type { Preference } from "../../../functions/src/galaxy/routes/preference.ts";
import {
  bestRoute,
  straightUnits,
  type WarpGraph,
  warpGraphOf,
} from "../../../functions/src/galaxy/routes/route.ts";
import type { Place, Stretch } from "../../../functions/src/galaxy/routes/stretches.ts";
import type { ChartChunk } from "../../../functions/src/galaxy/schema.ts";
import { around } from "./around.ts";

/** Routes are searched beside the page: a graph of 5,000 sectors takes longer than a frame. */
export type Asked =
  | { readonly kind: "chart"; readonly regionId: string; readonly chunks: readonly ChartChunk[] }
  | {
      readonly kind: "journey";
      readonly id: number;
      readonly stretches: readonly Stretch[];
      readonly avoided: readonly Place[];
      readonly prefer: Preference;
    };

type AskedJourney = Extract<Asked, { kind: "journey" }>;

export interface Answered {
  readonly id: number;
  /** Null where no warps lead there. */
  readonly journey: Journey | null;
}

const graphs = new Map<string, WarpGraph>();

addEventListener("message", ({ data }: MessageEvent<Asked>) => {
  if (data.kind === "chart") graphs.set(data.regionId, warpGraphOf(data.chunks));
  else postMessage({ id: data.id, journey: journeyOf(data) } satisfies Answered);
});

function journeyOf({ stretches, avoided, prefer }: AskedJourney): Journey | null {
  const legs = stretches.map(({ regionId, first, last }) => {
    const graph = graphs.get(regionId);
    const way = graph === undefined ? null : bestRoute(around(graph, regionId, avoided), first, last, prefer);
    return way === null ? null : { regionId, ...way };
  });
  const flown = legs.filter((leg) => leg !== null);
  if (flown.length < legs.length) return null;
  return joinLegs(flown, {
    ride: null,
    gateCount: stretches.length - 1,
    crossingUnits: crossingUnits(stretches),
  });
}

/** What the fee goes by: how far apart the two gates in the Nexus lie. */
function crossingUnits(stretches: readonly Stretch[]): number {
  const crossing = stretches.length === 3 ? stretches[1]! : null;
  return crossing === null ? 0 : straightUnits(graphs.get(crossing.regionId)!, crossing.first, crossing.last);
}
