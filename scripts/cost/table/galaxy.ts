import type { Budget } from "../budget.ts";

const NOTHING_WRITTEN = { writes: 0, deletes: 0, tasks: 0 } as const;

/**
 * Each region on the way costs its document and the caller's membership. An instance keeps the maps of the regions that
 * it planned routes through most: 24 of them.
 */
export const GALAXY: readonly Budget[] = [
  { operation: "galaxy/planRoute", case: "within a region, map in memory", reads: 3, ...NOTHING_WRITTEN },
  {
    operation: "galaxy/planRoute",
    case: "within a region",
    reads: [3, { of: "charts" }],
    ...NOTHING_WRITTEN,
  },
  {
    operation: "galaxy/planRoute",
    case: "into or out of the Nexus, maps in memory",
    reads: 6,
    ...NOTHING_WRITTEN,
  },
  { operation: "galaxy/planRoute", case: "across the Nexus, maps in memory", reads: 9, ...NOTHING_WRITTEN },
  {
    operation: "galaxy/planRoute",
    case: "into or out of the Nexus, its map in memory",
    reads: [6, { of: "charts" }],
    ...NOTHING_WRITTEN,
    sometimes: "An earlier play may have brought the map of the Nexus into memory, or none.",
  },
  {
    operation: "galaxy/planRoute",
    case: "into or out of the Nexus",
    reads: [6, { of: "charts" }, { of: "nexusCharts" }],
    ...NOTHING_WRITTEN,
    sometimes: "An earlier play may have brought the map of the Nexus into memory, or none.",
  },
];
