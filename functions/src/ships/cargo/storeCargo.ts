import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { regionId } from "../../platform/fields.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { derivedId } from "../../platform/random.ts";
import { players } from "../../players/schema.ts";
import { holdId } from "../hold.ts";
import { actingPilot, ownPilotPaths } from "../pilots/actingPilot.ts";
import { requireDocked } from "../pilots/pilot.ts";
import { ships as room } from "../room.ts";
import { depotId, hasDepot, requireHome } from "./depot.ts";
import { goodsField, goodsMoved } from "./goods.ts";

export const storeCargo = mutation({
  summary:
    "Stores goods out of the piloted ship's hold at a port of the home, as many as one likes, for nothing.",
  access: access.player,
  input: z.strictObject({ regionId, goods: goodsField }),
  output: z.strictObject({ goods: goodsField }),
  loads: ownPilotPaths,
  async handle(context, { regionId, goods }) {
    const { caller, reads, tx, now, intent } = context;
    const { uid } = caller;
    const { pilot, stage } = await actingPilot(context, regionId);
    requireDocked(pilot);
    const player = (await reads.get(players, { uid }))!;
    requireHome(player, regionId);
    const depot = depotId(player, regionId);
    const opened = (await hasDepot(reads, depot)) ? [] : [{ accountId: depot, holderUid: uid }];
    const stored = {
      transferId: derivedId("cargoStore", intent),
      kind: transferKindsOf(room).cargoMove,
      changes: goodsMoved(goods, holdId(pilot.shipId), depot),
    };
    const prepared = await prepareTransfers(reads, [stored], opened);

    stageTransfers(tx, prepared, now);
    stage(pilot, false);
    return { goods };
  },
});
