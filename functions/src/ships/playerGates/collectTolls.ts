import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { credits } from "../../platform/fields.ts";
import { creditsOf } from "../../platform/ledger/assets.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { amountOf, prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { derivedId } from "../../platform/random.ts";
import { players } from "../../players/schema.ts";
import { ships as room } from "../room.ts";
import { tollsOf } from "./toll.ts";

export const collectTolls = mutation({
  summary: "Brings the tolls of all own gates into the account, also of those that have closed.",
  access: access.player,
  input: z.strictObject({}),
  output: z.strictObject({ credits }),
  async handle({ caller, reads, tx, now, intent }) {
    const player = (await reads.get(players, { uid: caller.uid }))!;
    const { accountId, homeRegionId } = player;
    const asset = creditsOf(homeRegionId);
    const tolls = tollsOf(player);
    const amount = await amountOf(reads, tolls, asset);
    if (amount === 0) throw new GameError("NO_TOLLS", "No tolls have been paid since.", {});
    const collected = {
      transferId: derivedId("tollsCollected", intent),
      kind: transferKindsOf(room).tollsCollected,
      changes: [
        { accountId: tolls, asset, amount: -amount },
        { accountId, asset, amount },
      ],
    };
    const prepared = await prepareTransfers(reads, [collected]);

    stageTransfers(tx, prepared, now);
    return { credits: amount };
  },
});
