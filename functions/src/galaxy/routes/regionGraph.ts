import { chart } from "../documents.ts";
import type { Leg } from "./journey.ts";
import type { WarpGraph } from "./route.ts";

/** The Nexus and the regions that this instance plans routes through most; a graph of 5,000 takes about 6 MB. */
const GRAPHS_KEPT = 24;
const graphs = new Map<string, Promise<WarpGraph>>();

/**
 * The shortest way within a region, or null. The graph is made from the chart (1 read for 500 sectors, 10 for 5,000)
 * at the first route and kept: a region's warps follow from its seed and never change.
 */
export async function routeWithin(
  regionId: string,
  { seed, sectorCount }: { readonly seed: string; readonly sectorCount: number },
  from: number,
  to: number,
): Promise<Omit<Leg, "regionId"> | null> {
  const { shortestRoute, warpGraphOf } = await import("./route.ts");
  const key = JSON.stringify([regionId, seed, sectorCount]);
  let graph = graphs.get(key);
  if (graph === undefined) {
    graph = chart
      .collection({ regionId })
      .get()
      .then(({ docs }) => warpGraphOf(docs.map((chunk) => chunk.data())));
    graphs.set(key, graph);
    graph.catch(() => graphs.delete(key));
    if (graphs.size > GRAPHS_KEPT) graphs.delete(graphs.keys().next().value!);
  }
  return shortestRoute(await graph, from, to);
}
