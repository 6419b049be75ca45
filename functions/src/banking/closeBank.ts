import { now } from "../platform/clock.ts";
import { creditsOf } from "../platform/ledger/assets.ts";
import { dayOf } from "../platform/ledger/day.ts";
import { transferKindsOf } from "../platform/ledger/kinds.ts";
import { amountOf, prepareTransfers } from "../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../platform/ledger/stageTransfers.ts";
import { derivedId } from "../platform/random.ts";
import { Reads, transact } from "../platform/store.ts";
import { type FundId, openedFund } from "../treasury/fund.ts";
import { treasuryAccount } from "../treasury/treasuryHeld.ts";
import { ofRegion } from "./bank.ts";
import { reserveAccount } from "./currency/account.ts";
import { redeemAll } from "./currency/redeemAll.ts";
import { bankAccount } from "./deposits/account.ts";
import { reckoned } from "./deposits/interest.ts";
import { paymentChanges } from "./deposits/payment.ts";
import { withdrawn } from "./deposits/withdrawn.ts";
import { insuranceAccount } from "./insurance/account.ts";
import { payCover } from "./insurance/payCover.ts";
import { collectLoan } from "./loans/collectLoan.ts";
import { banking as room } from "./room.ts";
import { banks, deposits, loans } from "./schema.ts";

const PAGE = 100;
const kinds = transferKindsOf(room);

/** Pays out every deposit of a region that ends, with its interest, and gives the treasury what the bank then has. Safe to repeat. */
export async function closeBank(regionId: string): Promise<void> {
  const open = loans.collection({ regionId }).where("ended", "==", null).limit(PAGE);
  for (let page = await open.get(); !page.empty; page = await open.get())
    for (const { id } of page.docs) await forgive(regionId, id);
  const full = deposits.collection({ regionId }).where("balanceCredits", ">", 0).limit(PAGE);
  for (let page = await full.get(); !page.empty; page = await full.get())
    for (const { id } of page.docs) await payOut(regionId, id);
  // A short fund owes the rest: it is claimed of the treasury.
  while ((await payCover({ regionId })) === "more") {}
  await redeemAll(regionId);
  for (const accountId of [bankAccount(regionId), insuranceAccount(regionId), reserveAccount(regionId)])
    await returnCapital(regionId, accountId);
}

/** What the borrower has beside the ship, which stays; the rest is forgiven. */
function forgive(regionId: string, uid: string): Promise<void> {
  return transact(async (tx) => {
    const reads = new Reads(tx);
    const loan = await reads.get(loans, { regionId, uid });
    if (loan !== undefined && loan.ended === null)
      await collectLoan({ tx, reads, now: now() }, loan, "regionEnds");
  });
}

function payOut(regionId: string, uid: string): Promise<void> {
  return transact(async (tx) => {
    const reads = new Reads(tx);
    const at = now();
    const deposit = await reads.get(deposits, { regionId, uid });
    if (deposit === undefined || deposit.balanceCredits === 0) return;
    const postings = (await reads.get(banks, ofRegion(regionId)))?.postings ?? [];
    const saved = reckoned(deposit, postings, dayOf(at));
    const left = withdrawn(saved, null);
    const transfer = {
      transferId: derivedId("depositEnd", regionId, uid),
      kind: kinds.withdrawal,
      memo: `The region ${regionId} has closed.`,
      changes: paymentChanges(deposit, saved, left),
    };
    const made = await prepareTransfers(reads, transfer.changes.length === 0 ? [] : [transfer]);

    tx.update(deposits.ref({ regionId, uid }), { ...left, pendingCredits: 0, creditOn: null });
    stageTransfers(tx, made, at);
  });
}

function returnCapital(regionId: string, accountId: FundId): Promise<void> {
  return transact(async (tx) => {
    const reads = new Reads(tx);
    const asset = creditsOf(regionId);
    if ((await openedFund(reads, accountId)).length > 0) return;
    const amount = await amountOf(reads, accountId, asset);
    if (amount === 0) return;
    const transfer = {
      transferId: derivedId("bankClosing", accountId),
      kind: kinds.bankClosing,
      memo: `What ${accountId} still had`,
      changes: [
        { accountId, asset, amount: -amount },
        { accountId: treasuryAccount(regionId), asset, amount },
      ],
    };
    stageTransfers(tx, await prepareTransfers(reads, [transfer]), now());
  });
}
