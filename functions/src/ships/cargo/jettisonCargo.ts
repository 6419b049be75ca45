import { z } from "zod";
import { regionGraph } from "../../galaxy/routes/regionGraph.ts";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { regionId } from "../../platform/fields.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { derivedId } from "../../platform/random.ts";
import { holdId } from "../hold.ts";
import { leavingPilot, ownPilotPaths } from "../pilots/actingPilot.ts";
import { ships as room } from "../room.ts";
import { goodsField, goodsMoved } from "./goods.ts";

export const jettisonCargo = mutation({
  summary: "Destroys goods out of the piloted ship's hold. Nobody can pick them up.",
  access: access.player,
  input: z.strictObject({ regionId, goods: goodsField }),
  output: z.strictObject({ goods: goodsField }),
  loads: ownPilotPaths,
  async handle(context, { regionId, goods }) {
    const { reads, tx, now, intent } = context;
    const { pilot, stage } = await leavingPilot(context, regionId);
    const destroyed = await prepareTransfers(reads, [
      {
        transferId: derivedId("cargoJettison", intent),
        kind: transferKindsOf(room).cargoJettison,
        changes: goodsMoved(goods, holdId(pilot.shipId), "issuance"),
      },
    ]);
    const graph = await regionGraph(regionId);

    stageTransfers(tx, destroyed, now);
    stage(pilot, graph.getNodeAttribute(`${pilot.place.sectorNumber}`, "combatAllowed"));
    return { goods };
  },
});
