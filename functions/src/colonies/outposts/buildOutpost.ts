import { z } from "zod";
import { regionGraph } from "../../galaxy/routes/regionGraph.ts";
import { FIRST_WORLD } from "../../galaxy/world.ts";
import { access } from "../../platform/access.ts";
import { accrualOf } from "../../platform/accrual.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { credits, regionId, sectorNumber as sectorNumberField } from "../../platform/fields.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { derivedId } from "../../platform/random.ts";
import { players } from "../../players/schema.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { actingPilot, ownPilotPaths } from "../../ships/pilots/actingPilot.ts";
import { requireInSpace } from "../../ships/pilots/pilot.ts";
import { paidFrom } from "../../ships/visits/purse.ts";
import { colonies as room } from "../room.ts";
import { outposts } from "../schema.ts";
import { withSite } from "../sites.ts";
import { treasuryPaid } from "../treasuryPaid.ts";
import { requireReach } from "./reach.ts";
import { OUTPOST_CREDITS } from "./rent.ts";

export const buildOutpost = mutation({
  summary:
    "Builds an outpost in the pilot's sector of border or frontier, for 5,000 credits and rent: for Galactic Citizens and the displaced, one a region and three in all.",
  access: access.player,
  input: z.strictObject({ regionId }),
  output: z.strictObject({ sectorNumber: sectorNumberField, costCredits: credits }),
  loads: ownPilotPaths,
  async handle(context, { regionId }) {
    const { caller, reads, tx, now, intent } = context;
    const { uid } = caller;
    const { pilot, stage } = await actingPilot(context, regionId);
    requireInSpace(pilot);
    const { sectorNumber } = pilot.place;
    const graph = await regionGraph(regionId);
    requireGround(regionId, sectorNumber, graph.getNodeAttribute(`${sectorNumber}`, "combatAllowed"));
    const player = (await reads.get(players, { uid }))!;
    requireReach(player, now);
    requireAllowed(await readRegion(reads, regionId), "build");
    const sites = withSite(pilot, { kind: "outpost", regionId, sectorNumber, siteId: uid });
    const after = paidFrom({ ...pilot, sites }, OUTPOST_CREDITS);
    const paid = await prepareTransfers(reads, [
      {
        transferId: derivedId("outpostFounding", intent),
        kind: transferKindsOf(room).outpostFounding,
        memo: `An outpost in ${regionId}`,
        changes: treasuryPaid(player.accountId, regionId, OUTPOST_CREDITS),
      },
    ]);

    const outpost = { regionId, uid, sectorNumber, builtAt: now, rent: accrualOf(0, now), dormancy: null };
    tx.create(outposts.ref({ regionId, uid }), outpost);
    stageTransfers(tx, paid, now);
    stage(after, true);
    return { sectorNumber, costCredits: OUTPOST_CREDITS };
  },
});

/** Federation space and the Nexus are the platform's. @throws GameError `NO_GROUND` */
function requireGround(regionId: string, sectorNumber: number, combatAllowed: boolean): void {
  if (regionId !== FIRST_WORLD.nexusId && combatAllowed) return;
  throw new GameError("NO_GROUND", "Outposts stand in border and frontier of a region.", {
    regionId,
    sectorNumber,
  });
}
