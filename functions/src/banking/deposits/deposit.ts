import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { credits, integer, regionId } from "../../platform/fields.ts";
import { creditsOf } from "../../platform/ledger/assets.ts";
import { dayOf } from "../../platform/ledger/day.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { derivedId } from "../../platform/random.ts";
import type { Reads } from "../../platform/store.ts";
import { players } from "../../players/schema.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { ofRegion } from "../bank.ts";
import { banking as room } from "../room.ts";
import { banks, type Deposit, deposits } from "../schema.ts";
import { after, depositAccount, MOST_DEPOSIT_CREDITS, newDeposit } from "./account.ts";
import { moved, reckoned } from "./interest.ts";

export const deposit = mutation({
  summary: "Pays credits into the caller's deposit in a region's bank, which is never lent.",
  access: access.member,
  input: z.strictObject({ regionId, amountCredits: integer(1, MOST_DEPOSIT_CREDITS) }),
  output: z.strictObject({ balanceCredits: credits }),
  async handle({ caller, reads, tx, now, intent }, { regionId, amountCredits }) {
    const { uid } = caller;
    requireAllowed(await readRegion(reads, regionId), "trade");
    const today = dayOf(now);
    const stored = await reads.get(deposits, { regionId, uid });
    const before = stored ?? newDeposit({ uid, regionId, accountId: await accountOf(reads, uid) }, today);
    const bank = await reads.get(banks, ofRegion(regionId));
    const saved = reckoned(before, bank?.postings ?? [], today);
    requireRoom(saved.balanceCredits, amountCredits);
    const { accountId } = before;
    const asset = creditsOf(regionId);
    const own = depositAccount(accountId, regionId);
    const transfer = {
      transferId: derivedId("deposit", intent),
      kind: transferKindsOf(room).deposit,
      memo: `Deposit in ${regionId}`,
      changes: [
        { accountId, asset, amount: -amountCredits },
        { accountId: own, asset, amount: amountCredits },
      ],
    };
    const opened = stored === undefined ? [{ accountId: own, holderUid: uid }] : [];
    const made = await prepareTransfers(reads, [transfer], opened);

    const left = moved(saved, amountCredits);
    tx.set(deposits.ref({ regionId, uid }), after(before, left, now, false));
    if (bank === undefined)
      tx.create(banks.ref(ofRegion(regionId)), { regionId, postings: [], reservedCredits: 0 });
    stageTransfers(tx, made, now);
    return { balanceCredits: left.balanceCredits };
  },
});

async function accountOf(reads: Reads, uid: string): Promise<Deposit["accountId"]> {
  return (await reads.get(players, { uid }))!.accountId;
}

/** @throws GameError `DEPOSIT_FULL` */
function requireRoom(balanceCredits: number, amountCredits: number): void {
  const mostCredits = Math.max(0, MOST_DEPOSIT_CREDITS - balanceCredits);
  if (amountCredits <= mostCredits) return;
  throw new GameError("DEPOSIT_FULL", `The deposit takes ${mostCredits} more credits.`, { mostCredits });
}
