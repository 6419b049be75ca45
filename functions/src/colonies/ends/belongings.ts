import { GameError } from "../../platform/errors.ts";
import type { Holding } from "../../platform/holdings.ts";
import type { Commit } from "../../platform/moments.ts";
import type { Reads } from "../../platform/store.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { BASE_PRICE_CREDITS } from "../../ships/cargo/goods.ts";
import { pilots } from "../../ships/schema.ts";
import { bookValueCredits } from "../levels.ts";
import { OUTPOST_CREDITS } from "../outposts/rent.ts";
import { type Colony, colonies } from "../schema.ts";

const settled: Holding = {
  name: "colonies",
  form: "fixed",
  leaves:
    "By handing them to another resident or abandoning them; where the region closes, its treasury pays what was paid for them as far as it can.",
  valueCredits: (reads, uid) => sumOf(reads, uid, ({ level }) => bookValueCredits(level)),
  requireUnbound: requireNoClosing,
};

/** As it was last looked at: what has grown since is no goods yet. */
const stored: Holding = {
  name: "colonies' stores",
  form: "portable",
  leaves: "By collecting it; what a colony has in store when it ends goes to a depot.",
  valueCredits: (reads, uid) =>
    sumOf(reads, uid, ({ commodity, store }) => store.units * BASE_PRICE_CREDITS[commodity]),
  requireUnbound: null,
};

const built: Holding = {
  name: "outposts",
  form: "fixed",
  leaves:
    "By abandoning them; where the region closes, its treasury pays what was paid for them as far as it can.",
  async valueCredits(reads, uid) {
    const pilot = await reads.get(pilots, { uid });
    const outposts = pilot?.sites.filter(({ kind }) => kind === "outpost") ?? [];
    return outposts.length * OUTPOST_CREDITS;
  },
  requireUnbound: null,
};

/**
 * What a closing region owes for its colonies and outposts is paid page by page: none of those who are owed goes meanwhile. A read for each
 * region in which the player has one.
 * @throws GameError `REGION_CLOSING`
 */
async function requireNoClosing({ reads }: Pick<Commit, "reads">, uid: string): Promise<void> {
  const pilot = await reads.get(pilots, { uid });
  for (const regionId of new Set(pilot?.sites.map((site) => site.regionId))) {
    if ((await readRegion(reads, regionId)).status !== "closing") continue;
    throw new GameError(
      "REGION_CLOSING",
      `${regionId} is closing, and owes you for what you have built there: the account can go once it has closed.`,
      { regionId },
    );
  }
}

async function sumOf(reads: Reads, uid: string, worth: (colony: Colony) => number): Promise<number> {
  const pilot = await reads.get(pilots, { uid });
  const own = pilot?.sites.filter(({ kind }) => kind === "colony") ?? [];
  const found = await Promise.all(
    own.map(({ regionId, siteId }) => reads.get(colonies, { regionId, colonyId: siteId })),
  );
  return found.reduce((sum, colony) => sum + (colony === undefined ? 0 : worth(colony)), 0);
}

export const belongings = [settled, stored, built];
