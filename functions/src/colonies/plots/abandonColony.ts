import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { documentId, regionId } from "../../platform/fields.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { ownPilotPaths } from "../../ships/pilots/actingPilot.ts";
import { pilots } from "../../ships/schema.ts";
import { requireNoShips } from "../berths.ts";
import { ownColony } from "../ownColony.ts";
import { requireOwnPilot } from "../requireOwnPilot.ts";
import { colonies, storeUnits } from "../schema.ts";
import { withoutSite } from "../sites.ts";

/** Not while the region closes: what its treasury owes for colonies is fixed then. */
export const abandonColony = mutation({
  summary:
    "Gives a colony up, with what it has in store and what was paid for it: the plot is free for anybody.",
  access: access.player,
  input: z.strictObject({ regionId, colonyId: documentId }),
  output: z.strictObject({ lostUnits: storeUnits }),
  loads: ownPilotPaths,
  async handle({ caller: { uid }, reads, tx }, { regionId, colonyId }) {
    const colony = await ownColony(reads, { regionId, colonyId }, uid);
    requireAllowed(await readRegion(reads, regionId), "build");
    const { sectorNumber } = colony;
    await requireNoShips(tx, uid, { regionId, sectorNumber, berth: "planet" });
    const pilot = await requireOwnPilot(reads, uid);
    const sites = withoutSite(pilot, { kind: "colony", regionId, siteId: colonyId });

    tx.delete(colonies.ref({ regionId, colonyId }));
    tx.update(pilots.ref({ uid }), { sites });
    return { lostUnits: colony.store.units };
  },
});
