import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { credits, integer, MAX_CREDITS, regionId } from "../../platform/fields.ts";
import { dayOf } from "../../platform/ledger/day.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { derivedId } from "../../platform/random.ts";
import { ofRegion } from "../bank.ts";
import { banking as room } from "../room.ts";
import { banks, deposits } from "../schema.ts";
import { after } from "./account.ts";
import { reckoned } from "./interest.ts";
import { paymentChanges } from "./payment.ts";
import { freeOf, withdrawn } from "./withdrawn.ts";

/** A member no more, or banned: a deposit is its player's all the same. */
export const withdraw = mutation({
  summary:
    "Takes credits out of the caller's deposit; all of it, with its interest, where no amount is said.",
  access: access.player,
  input: z.strictObject({ regionId, amountCredits: integer(1, MAX_CREDITS).nullable().default(null) }),
  output: z.strictObject({ paidCredits: credits, balanceCredits: credits }),
  async handle({ caller, reads, tx, now, intent }, { regionId, amountCredits }) {
    const { uid } = caller;
    const deposit = await reads.get(deposits, { regionId, uid });
    const postings = (await reads.get(banks, ofRegion(regionId)))?.postings ?? [];
    if (deposit === undefined)
      throw new GameError("DEPOSIT_SHORT", "You have no deposit there.", { mostCredits: 0 });
    const saved = reckoned(deposit, postings, dayOf(now));
    const left = withdrawn(saved, freeOf(saved, deposit.lockedCredits, amountCredits));
    const changes = paymentChanges(deposit, saved, left);
    const kind = transferKindsOf(room).withdrawal;
    const transferId = derivedId("withdrawal", intent);
    const memo = `Withdrawal in ${regionId}`;
    const transfers = changes.length === 0 ? [] : [{ transferId, kind, memo, changes }];
    const made = await prepareTransfers(reads, transfers);

    tx.set(deposits.ref({ regionId, uid }), after(deposit, { ...left, pendingCredits: 0 }, now, true));
    stageTransfers(tx, made, now);
    const paidCredits =
      saved.balanceCredits + (left.pendingCredits - saved.pendingCredits) - left.balanceCredits;
    return { paidCredits, balanceCredits: left.balanceCredits };
  },
});
