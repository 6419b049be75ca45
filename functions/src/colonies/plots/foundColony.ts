import { z } from "zod";
import { readTaker } from "../../combat/taker.ts";
import { sectors } from "../../galaxy/documents.ts";
import { regionGraph } from "../../galaxy/routes/regionGraph.ts";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { credits, documentId, regionId } from "../../platform/fields.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { derivedId } from "../../platform/random.ts";
import { players } from "../../players/schema.ts";
import { readConfiguration } from "../../regions/configuration/storedConfiguration.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { regionTimeMs } from "../../regions/status/holds.ts";
import { actingPilot, ownPilotPaths } from "../../ships/pilots/actingPilot.ts";
import { requireInSpace } from "../../ships/pilots/pilot.ts";
import { FOUNDING_CREDITS } from "../levels.ts";
import { planetWith } from "../planet.ts";
import { colonies as room } from "../room.ts";
import { colonies, plotField } from "../schema.ts";
import { withSite } from "../sites.ts";
import { treasuryPaid } from "../treasuryPaid.ts";
import { colonyIdOf, newColony, requireFree, requireSettler, requireSettlersAboard } from "./founding.ts";

export const foundColony = mutation({
  summary:
    "Founds a colony on a free plot of the planet in the pilot's sector: for residents, three each, for 5,000 credits to the treasury, with 40 free units in the hold.",
  access: access.player,
  input: z.strictObject({ regionId, plot: plotField }),
  output: z.strictObject({ colonyId: documentId, costCredits: credits }),
  loads: ownPilotPaths,
  async handle(context, { regionId, plot }) {
    const { caller, reads, tx, now, intent } = context;
    const { pilot, stage } = await actingPilot(context, regionId);
    requireInSpace(pilot);
    const { sectorNumber } = pilot.place;
    const player = (await reads.get(players, { uid: caller.uid }))!;
    const region = await readRegion(reads, regionId);
    requireAllowed(region, "build");
    requireSettler(player, regionId, (await readConfiguration(reads, region)).gameplay);
    const planet = planetWith({ regionId, plot }, (await reads.get(sectors, { regionId, sectorNumber }))!);
    const colonyId = colonyIdOf(sectorNumber, plot);
    requireFree(await reads.get(colonies, { regionId, colonyId }), plot);
    const sites = withSite(pilot, { kind: "colony", regionId, sectorNumber, siteId: colonyId });
    requireSettlersAboard(await readTaker(reads, { pilot, player }, 0));
    const paid = await prepareTransfers(reads, [
      {
        transferId: derivedId("colonyFounding", intent),
        kind: transferKindsOf(room).colonyFounding,
        memo: `A colony in ${regionId}`,
        changes: treasuryPaid(player.accountId, regionId, FOUNDING_CREDITS),
      },
    ]);
    const graph = await regionGraph(regionId);

    const founded = { regionId, sectorNumber, plot, ownerUid: caller.uid, planet };
    tx.create(colonies.ref({ regionId, colonyId }), newColony(founded, regionTimeMs(region, now), now));
    stageTransfers(tx, paid, now);
    stage({ ...pilot, sites }, graph.getNodeAttribute(`${sectorNumber}`, "combatAllowed"));
    return { colonyId, costCredits: FOUNDING_CREDITS };
  },
});
