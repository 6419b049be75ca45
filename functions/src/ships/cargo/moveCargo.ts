import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { documentId, regionId } from "../../platform/fields.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { derivedId } from "../../platform/random.ts";
import { ownShip, requireHere } from "../fleet.ts";
import { holdId } from "../hold.ts";
import { actingPilot, ownPilotPaths } from "../pilots/actingPilot.ts";
import { requireBerthed } from "../pilots/pilot.ts";
import { ships as room } from "../room.ts";
import { goodsField, goodsMoved } from "./goods.ts";

export const moveCargo = mutation({
  summary: "Moves goods between two own ships in the same berth, one of which may be the piloted one.",
  access: access.player,
  input: z.strictObject({ regionId, fromShipId: documentId, toShipId: documentId, goods: goodsField }),
  output: z.strictObject({ fromShipId: documentId, toShipId: documentId, goods: goodsField }),
  loads: ownPilotPaths,
  async handle(context, { regionId, fromShipId, toShipId, goods }) {
    const { caller, reads, tx, now, intent } = context;
    if (fromShipId === toShipId) throw new GameError("SAME_SHIP", "Name two ships.", { shipId: toShipId });
    const { pilot, stage } = await actingPilot(context, regionId);
    requireBerthed(pilot);
    for (const shipId of [fromShipId, toShipId]) requireHere(await ownShip(reads, shipId, caller.uid), pilot);
    const moved = await prepareTransfers(reads, [
      {
        transferId: derivedId("cargoMove", intent),
        kind: transferKindsOf(room).cargoMove,
        changes: goodsMoved(goods, holdId(fromShipId), holdId(toShipId)),
      },
    ]);

    stageTransfers(tx, moved, now);
    stage(pilot, false);
    return { fromShipId, toShipId, goods };
  },
});
