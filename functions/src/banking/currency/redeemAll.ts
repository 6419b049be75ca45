import { now } from "../../platform/clock.ts";
import type { AccountId } from "../../platform/ledger/accounts.ts";
import { currencyOf } from "../../platform/ledger/assets.ts";
import { amountOf, prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { derivedId } from "../../platform/random.ts";
import { Reads, transact } from "../../platform/store.ts";
import { redeemed } from "../../regions/currency/conversion.ts";
import { currencies } from "../../regions/currency/schema.ts";
import { inRegion } from "../../regions/schema.ts";
import { holdingsOf } from "./readStanding.ts";
import { conversionTransfer } from "./transfer.ts";

const PAGE = 100;

/** Redeems every unit of a region's currency for its holder. Safe to repeat. */
export async function redeemAll(regionId: string): Promise<void> {
  const some = holdingsOf(regionId).limit(PAGE);
  for (let page = await some.get(); !page.empty; page = await some.get()) {
    const holders = new Set(page.docs.map((doc) => doc.data().accountId));
    for (const accountId of holders) await redeemUnits(regionId, accountId);
  }
}

/** Redeems what one account has of the currency, without a fee; less than a credit is worth nothing. */
export function redeemUnits(regionId: string, accountId: AccountId): Promise<void> {
  return transact(async (tx) => {
    const reads = new Reads(tx);
    const at = now();
    const board = (await reads.get(currencies, inRegion(regionId)))!;
    const units = await amountOf(reads, accountId, currencyOf(regionId));
    if (units === 0) return;
    const conversion = redeemed(units, { ...board, feeBasisPoints: 0 });
    const transferId = derivedId("redemption", regionId, accountId, at.getTime());
    const transfer = conversionTransfer(board, accountId, { transferId, give: "units", ...conversion });
    stageTransfers(tx, await prepareTransfers(reads, [transfer]), at);
  });
}
