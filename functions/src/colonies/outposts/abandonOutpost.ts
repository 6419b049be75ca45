import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { regionId, sectorNumber } from "../../platform/fields.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { ownPilotPaths } from "../../ships/pilots/actingPilot.ts";
import { pilots } from "../../ships/schema.ts";
import { requireOwnPilot } from "../requireOwnPilot.ts";
import { outposts } from "../schema.ts";
import { withoutSite } from "../sites.ts";

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
    const pilot = await requireOwnPilot(reads, uid);
    const sites = withoutSite(pilot, { kind: "outpost", regionId, siteId: uid });

    tx.delete(outposts.ref({ regionId, uid }));
    tx.update(pilots.ref({ uid }), { sites });
    return { sectorNumber: outpost.sectorNumber };
  },
});
