import { z } from "zod";
import { FIRST_WORLD } from "../../galaxy/world.ts";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { credits } from "../../platform/fields.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { players } from "../../players/schema.ts";
import { cargoField, unitsOf } from "../cargo/goods.ts";
import { depotId } from "../depots/depot.ts";
import { prepareTakingBack } from "../depots/keeping.ts";
import { accountOf, partsReturned } from "./account.ts";
import { ownConstruction } from "./ownConstruction.ts";
import { constructions } from "./schema.ts";

/** Needs no entitlement: nobody's parts are kept. */
export const cancelConstruction = mutation({
  summary:
    "Calls off what the explorer guild builds, wherever the pilot is: the credits come back into the account, the goods into the depot in the Nexus.",
  access: access.player,
  input: z.strictObject({}),
  output: z.strictObject({ credits, goods: cargoField }),
  async handle(context) {
    const { caller, reads, tx, now } = context;
    const { uid } = caller;
    const { nexusId } = FIRST_WORLD;
    const construction = await ownConstruction(reads, uid);
    const { paidCredits, goods } = construction;
    const player = (await reads.get(players, { uid }))!;
    const kept = await prepareTakingBack(context, player, nexusId, unitsOf(goods));
    const returned = partsReturned(player, construction, depotId(player, nexusId));
    const prepared = await prepareTransfers(reads, [returned], kept.opened);

    tx.delete(constructions.ref({ uid }));
    kept.stage();
    stageTransfers(tx, prepared, now, [accountOf(construction)]);
    return { credits: paidCredits, goods };
  },
});
