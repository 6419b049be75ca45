/** A world: one Nexus and many regions, in one of which everybody starts. Wave 1 has one; a later wave opens others. */
export const FIRST_WORLD = { worldId: "first", nexusId: "nexus", firstHomeId: "default" } as const;
