import { FIRST_WORLD } from "../../galaxy/world.ts";
import { type Deeds, sectorsSeen } from "./deeds.ts";

interface Achievement {
  readonly id: string;
  /** In words, with the bound. */
  readonly what: string;
  readonly isEarned: (deeds: Deeds) => boolean;
  /** Whether who has earned it may make a visit more in each month. */
  readonly addsVisit?: true;
}

const { nexusId } = FIRST_WORLD;
const allSectors = (deeds: Deeds) =>
  deeds.charted.reduce((sum, { regionId }) => sum + sectorsSeen(deeds, regionId), 0);
const mostOfRegion = (deeds: Deeds) =>
  Math.max(
    0,
    ...deeds.charted
      .filter(({ regionId }) => regionId !== nexusId)
      .map(({ regionId }) => sectorsSeen(deeds, regionId)),
  );

/** Twenty, each of which follows from a pilot's deeds; none is ever taken away. */
export const ACHIEVEMENTS: readonly Achievement[] = [
  { id: "first_light", what: "a warp", isEarned: ({ warps }) => warps >= 1 },
  { id: "pathfinder", what: "100 warps", isEarned: ({ warps }) => warps >= 100 },
  { id: "voyager", what: "1,000 warps", isEarned: ({ warps }) => warps >= 1_000 },
  { id: "odyssey", what: "10,000 warps", isEarned: ({ warps }) => warps >= 10_000 },
  { id: "surveyor", what: "50 sectors", isEarned: (deeds) => allSectors(deeds) >= 50 },
  { id: "cartographer", what: "250 sectors", isEarned: (deeds) => allSectors(deeds) >= 250, addsVisit: true },
  { id: "astrographer", what: "1,000 sectors", isEarned: (deeds) => allSectors(deeds) >= 1_000 },
  { id: "home_ground", what: "all 500 sectors of a region", isEarned: (deeds) => mostOfRegion(deeds) >= 500 },
  {
    id: "nexus_walker",
    what: "100 sectors of the Nexus",
    isEarned: (deeds) => sectorsSeen(deeds, nexusId) >= 100,
  },
  {
    id: "nexus_master",
    what: "1,000 sectors of the Nexus",
    isEarned: (deeds) => sectorsSeen(deeds, nexusId) >= 1_000,
  },
  { id: "first_crossing", what: "a passage", isEarned: ({ passages }) => passages >= 1 },
  { id: "traveller", what: "10 passages", isEarned: ({ passages }) => passages >= 10 },
  { id: "wayfarer", what: "50 passages", isEarned: ({ passages }) => passages >= 50, addsVisit: true },
  { id: "three_suns", what: "3 regions", isEarned: ({ charted }) => charted.length >= 3 },
  { id: "ten_suns", what: "10 regions", isEarned: ({ charted }) => charted.length >= 10 },
  { id: "rider", what: "10 rides on lanes", isEarned: ({ rides }) => rides >= 10 },
  { id: "commuter", what: "100 rides on lanes", isEarned: ({ rides }) => rides >= 100 },
  { id: "victor", what: "a victory", isEarned: ({ victories }) => victories >= 1 },
  { id: "ace", what: "10 victories", isEarned: ({ victories }) => victories >= 10 },
  { id: "slippery", what: "5 escapes from fights", isEarned: ({ escapes }) => escapes >= 5 },
];

/** Visits that a resident has in each month beyond the usual ones. */
export const moreVisits = (deeds: Deeds): number =>
  ACHIEVEMENTS.filter(({ addsVisit, isEarned }) => addsVisit && isEarned(deeds)).length;
