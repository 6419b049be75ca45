import { FIRST_WORLD } from "../../galaxy/world.ts";
import { GameError } from "../../platform/errors.ts";
import type { Commit } from "../../platform/moments.ts";
import type { FirstHome } from "../../players/moments.ts";
import { readConfiguration } from "../configuration/storedConfiguration.ts";
import { regions } from "../schema.ts";
import { allows } from "../status/capabilities.ts";

/** @throws GameError `REGION_CLOSED` while the world's first home takes nobody in. */
export async function findFirstHome({ reads }: Pick<Commit, "reads">): Promise<FirstHome> {
  const { firstHomeId: regionId } = FIRST_WORLD;
  const region = await reads.get(regions, { regionId });
  if (region !== undefined && allows(region, "enter")) {
    const { economy } = await readConfiguration(reads, region);
    return { regionId, startingCredits: economy.startingCredits };
  }
  throw new GameError("REGION_CLOSED", "The galaxy is not open yet: its default region is not active.", {
    regionId,
  });
}
