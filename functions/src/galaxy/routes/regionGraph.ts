import { remember } from "../../platform/calls/memory.ts";
import { chart } from "../documents.ts";
import type { WarpGraph } from "./route.ts";

/** The Nexus and the regions that this instance looked into last; a graph of 5,000 sectors takes about 6 MB. */
const GRAPHS_KEPT = 24;
const graphs = new Map<string, Promise<WarpGraph>>();

/**
 * The map of a region. It is made from the chart (1 read for 500 sectors, 10 for 5,000) when it is first asked for, and kept:
 * an id of a region comes once, and its warps never change.
 */
export function regionGraph(regionId: string): Promise<WarpGraph> {
  const known = graphs.get(regionId);
  if (known !== undefined) return known;
  const graph = graphFromChart(regionId);
  remember(graphs, regionId, graph, GRAPHS_KEPT);
  graph.catch(() => graphs.delete(regionId));
  return graph;
}

async function graphFromChart(regionId: string): Promise<WarpGraph> {
  const [{ warpGraphOf }, { docs }] = await Promise.all([
    import("./route.ts"),
    chart.collection({ regionId }).get(),
  ]);
  // Not yet built: what comes later must be seen.
  if (docs.length === 0) graphs.delete(regionId);
  return warpGraphOf(docs.map((chunk) => chunk.data()));
}
