import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { regionId } from "../../platform/fields.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { derivedId } from "../../platform/random.ts";
import { players } from "../../players/schema.ts";
import { requireAtDepot } from "../depots/atDepot.ts";
import { depotId } from "../depots/depot.ts";
import { prepareTakingIn } from "../depots/keeping.ts";
import { holdId } from "../hold.ts";
import { actingPilot, ownPilotPaths } from "../pilots/actingPilot.ts";
import { ships as room } from "../room.ts";
import { goodsField, goodsMoved, unitsOf } from "./goods.ts";

export const storeCargo = mutation({
  summary:
    "Stores goods out of the piloted ship's hold: at a port of the home as many as one likes, for nothing; at an outpost 500 units; at a port of the Nexus as many, for rent.",
  access: access.player,
  input: z.strictObject({ regionId, goods: goodsField }),
  output: z.strictObject({ goods: goodsField }),
  loads: ownPilotPaths,
  async handle(context, { regionId, goods }) {
    const { caller, reads, tx, now, intent } = context;
    const { pilot, stage } = await actingPilot(context, regionId);
    const player = (await reads.get(players, { uid: caller.uid }))!;
    requireAtDepot(pilot, player);
    const kept = { addedUnits: unitsOf(goods), isComing: false };
    const { transfers, opened, stage: keep } = await prepareTakingIn(context, player, regionId, kept);
    const stored = {
      transferId: derivedId("cargoStore", intent),
      kind: transferKindsOf(room).cargoMove,
      changes: goodsMoved(goods, holdId(pilot.shipId), depotId(player, regionId)),
    };
    const prepared = await prepareTransfers(reads, [...transfers, stored], opened);

    stageTransfers(tx, prepared, now);
    keep();
    stage(pilot, false);
    return { goods };
  },
});
