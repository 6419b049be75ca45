import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { documentId, regionId } from "../../platform/fields.ts";
import { players } from "../../players/schema.ts";
import { stageLetter } from "../../players/stageLetter.ts";
import { readConfiguration } from "../../regions/configuration/storedConfiguration.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { regionTimeMs } from "../../regions/status/holds.ts";
import { ownPilotPaths } from "../../ships/pilots/actingPilot.ts";
import { pilots } from "../../ships/schema.ts";
import { requireNoShips } from "../berths.ts";
import { awake } from "../dormancy/dormant.ts";
import { requireNothingDue, unknownColony } from "../ownColony.ts";
import { requireOwnPilot } from "../requireOwnPilot.ts";
import { colonies } from "../schema.ts";
import { withoutSite, withSite } from "../sites.ts";
import { requireSettler } from "./founding.ts";

export const takeColony = mutation({
  summary:
    "Takes over a colony that its owner has offered to the caller, who lives in the region, with what it has in store.",
  access: access.player,
  input: z.strictObject({ regionId, colonyId: documentId }),
  output: z.strictObject({ colonyId: documentId }),
  loads: ownPilotPaths,
  async handle({ caller: { uid }, reads, tx, now }, { regionId, colonyId }) {
    const colony = await reads.get(colonies, { regionId, colonyId });
    if (colony?.offeredToUid !== uid) throw unknownColony(colonyId);
    requireNothingDue(colony);
    const region = await readRegion(reads, regionId);
    requireAllowed(region, "build");
    const player = (await reads.get(players, { uid }))!;
    requireSettler(player, regionId, (await readConfiguration(reads, region)).gameplay);
    const pilot = await requireOwnPilot(reads, uid);
    const { ownerUid, sectorNumber } = colony;
    await requireNoShips(tx, ownerUid, { regionId, sectorNumber, berth: "planet" });
    const site = { kind: "colony" as const, regionId, sectorNumber, siteId: colonyId };
    const sites = withSite(pilot, site);
    const former = await reads.get(pilots, { uid: ownerUid });

    const taken = { ...awake(colony, regionTimeMs(region, now)), ownerUid: uid, offeredToUid: null };
    tx.update(colonies.ref({ regionId, colonyId }), taken);
    tx.update(pilots.ref({ uid }), { sites });
    if (former !== undefined) tx.update(pilots.ref({ uid: ownerUid }), { sites: withoutSite(former, site) });
    const sentence = `${player.name} has taken over your colony in sector ${sectorNumber} of ${regionId}.`;
    stageLetter(tx, { fromUid: uid, uid: ownerUid, kind: "COLONY_TAKEN", sentence, regionId }, now);
    return { colonyId };
  },
});
