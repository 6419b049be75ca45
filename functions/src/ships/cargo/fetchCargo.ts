import { z } from "zod";
import { mapFacts } from "../../galaxy/documents.ts";
import { FIRST_WORLD } from "../../galaxy/world.ts";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { regionId } from "../../platform/fields.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { derivedId } from "../../platform/random.ts";
import type { Reads } from "../../platform/store.ts";
import { players } from "../../players/schema.ts";
import { requireAtDepot } from "../depots/atDepot.ts";
import { depotId, hasDepot, noDepot } from "../depots/depot.ts";
import { prepareTakingOut } from "../depots/keeping.ts";
import { holdId } from "../hold.ts";
import { actingPilot, ownPilotPaths } from "../pilots/actingPilot.ts";
import { ships as room } from "../room.ts";
import { goodsField, goodsMoved, unitsOf } from "./goods.ts";

/** Who has moved home fetches at the former one. */
export const fetchCargo = mutation({
  summary:
    "Fetches stored goods into the piloted ship's hold, at a port of the region where they are, or at the outpost; those of a region that has closed, at any port of the Nexus.",
  access: access.player,
  input: z.strictObject({
    regionId,
    goods: goodsField,
    /** Of a region that has closed; left out, it is the region where the pilot is. */
    storedInRegionId: regionId.optional(),
  }),
  output: z.strictObject({ goods: goodsField }),
  loads: ownPilotPaths,
  async handle(context, { regionId, goods, storedInRegionId = regionId }) {
    const { caller, reads, tx, now, intent } = context;
    const { pilot, stage } = await actingPilot(context, regionId);
    const player = (await reads.get(players, { uid: caller.uid }))!;
    requireAtDepot(pilot, player);
    const isHere = storedInRegionId === regionId || (await isWoundUp(reads, storedInRegionId, regionId));
    const depot = depotId(player, storedInRegionId);
    if (!isHere || !(await hasDepot(reads, depot))) throw noDepot(storedInRegionId);
    const out = await prepareTakingOut(context, player, storedInRegionId, unitsOf(goods));
    const fetched = {
      transferId: derivedId("cargoFetch", intent),
      kind: transferKindsOf(room).cargoMove,
      changes: goodsMoved(goods, depot, holdId(pilot.shipId)),
    };
    const prepared = await prepareTransfers(reads, [...out.transfers, fetched]);

    stageTransfers(tx, prepared, now);
    out.stage();
    stage(pilot, false);
    return { goods };
  },
});

/** What was stored in a region that has closed is in the Nexus. */
async function isWoundUp(reads: Reads, storedInRegionId: string, regionId: string): Promise<boolean> {
  if (regionId !== FIRST_WORLD.nexusId) return false;
  return (await reads.get(mapFacts, { regionId: storedInRegionId }))?.status === "closed";
}
