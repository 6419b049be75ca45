import { z } from "zod";
import { now } from "../../platform/clock.ts";
import { regionId, uid } from "../../platform/fields.ts";
import { dayOf } from "../../platform/ledger/day.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { derivedId } from "../../platform/random.ts";
import { Reads, transact } from "../../platform/store.ts";
import { ofRegion } from "../bank.ts";
import { banking as room } from "../room.ts";
import { banks, deposits } from "../schema.ts";
import { after } from "./account.ts";
import { reckoned } from "./interest.ts";
import { paymentChanges } from "./payment.ts";

const bodySchema = z.object({ regionId, uid });

/** Pays a deposit the interest of the months that are over, once. */
export async function creditInterest(body: unknown): Promise<void> {
  const { regionId, uid } = bodySchema.parse(body);
  await transact(async (tx) => {
    const reads = new Reads(tx);
    const at = now();
    const today = dayOf(at);
    const deposit = await reads.get(deposits, { regionId, uid });
    if (deposit === undefined || deposit.creditOn === null || deposit.creditOn > today) return;
    const { postings } = (await reads.get(banks, ofRegion(regionId)))!;
    const saved = reckoned(deposit, postings, today);
    const changes = paymentChanges(deposit, saved, saved);
    const kind = transferKindsOf(room).interest;
    const transferId = derivedId("interest", regionId, uid, deposit.creditOn);
    const memo = `Interest in ${regionId}`;
    const transfers = changes.length === 0 ? [] : [{ transferId, kind, memo, changes }];
    const made = await prepareTransfers(reads, transfers);

    tx.set(deposits.ref({ regionId, uid }), after(deposit, { ...saved, pendingCredits: 0 }, at, true));
    stageTransfers(tx, made, at);
  });
}
