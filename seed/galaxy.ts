import type { RegionPlanInput } from "../functions/src/galaxy/schema.ts";
import { derivedId } from "../functions/src/platform/random.ts";

/** The seed of the demo world; every region mixes its own id in, so that one seed serves them all. */
export const DEMO_SEED = "sectorwars-2102";

/** A region of the demo world: what it is generated from, and how it is called. */
export interface DemoRegion {
  readonly displayName: string;
  readonly motto: string;
  readonly config: RegionPlanInput;
}

const owned = (regionId: string, seed: string = DEMO_SEED) => ({ kind: "owned" as const, regionId, seed });

/** The map of a region that is bought follows from the world's seed and its id. */
const bought = (regionId: string) => owned(regionId, derivedId("seed", DEMO_SEED, regionId));

/** The demo world by region id: the Nexus, the region where everybody starts, and two that players own. */
export const DEMO_REGIONS: Readonly<Record<string, DemoRegion>> = {
  nexus: {
    displayName: "The Nexus",
    motto: "Where every road of the galaxy meets",
    config: { kind: "nexus", regionId: "nexus", seed: DEMO_SEED },
  },
  default: {
    displayName: "Homeward Reach",
    motto: "The region where every captain begins",
    config: { kind: "default", regionId: "default", seed: DEMO_SEED },
  },
  aurora: {
    displayName: "Aurora Concord",
    motto: "A democracy of traders and stargazers",
    config: bought("aurora"),
  },
  obsidian: {
    displayName: "Obsidian Dominion",
    motto: "One throne, deep mines, closed gates",
    config: owned("obsidian"),
  },
};
