import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { regionId, sectorNumber } from "../../platform/fields.ts";
import { amountsIn } from "../../platform/ledger/prepareTransfers.ts";
import type { Reads } from "../../platform/store.ts";
import { players } from "../../players/schema.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { linesIn, unitsOf } from "../../ships/cargo/goods.ts";
import { depotId, hasDepot } from "../../ships/depots/depot.ts";
import { ownPilotPaths } from "../../ships/pilots/actingPilot.ts";
import { pilots } from "../../ships/schema.ts";
import { requireNoShips } from "../berths.ts";
import { requireOwnPilot } from "../requireOwnPilot.ts";
import { outposts } from "../schema.ts";
import { withoutSite } from "../sites.ts";

/** At home the depot is no outpost's. @throws GameError `SITE_IN_USE` */
async function requireNoGoods(reads: Reads, uid: string, regionId: string): Promise<void> {
  const player = (await reads.get(players, { uid }))!;
  const depot = depotId(player, regionId);
  if (regionId === player.homeRegionId || !(await hasDepot(reads, depot))) return;
  const units = unitsOf(linesIn(await amountsIn(reads, depot)));
  if (units === 0) return;
  throw new GameError("SITE_IN_USE", `${units} units are in the depot there: fetch or send them first.`, {
    units,
  });
}

export const abandonOutpost = mutation({
  summary:
    "Gives the outpost in a region up, with what was paid for it; what is owed of its rent goes with it.",
  access: access.player,
  input: z.strictObject({ regionId }),
  output: z.strictObject({ sectorNumber }),
  loads: ownPilotPaths,
  async handle({ caller: { uid }, reads, tx }, { regionId }) {
    const outpost = await reads.get(outposts, { regionId, uid });
    if (outpost === undefined)
      throw new GameError("OUTPOST_UNKNOWN", `You have no outpost in ${regionId}.`, { regionId });
    requireAllowed(await readRegion(reads, regionId), "build");
    const { sectorNumber } = outpost;
    await requireNoShips(tx, uid, { regionId, sectorNumber, berth: "outpost" });
    await requireNoGoods(reads, uid, regionId);
    const pilot = await requireOwnPilot(reads, uid);
    const sites = withoutSite(pilot, { kind: "outpost", regionId, siteId: uid });

    tx.delete(outposts.ref({ regionId, uid }));
    tx.update(pilots.ref({ uid }), { sites });
    return { sectorNumber };
  },
});
