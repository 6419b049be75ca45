import { after, MINUTE_MS } from "../../platform/duration.ts";
import { creditsOf } from "../../platform/ledger/assets.ts";
import { dayOf } from "../../platform/ledger/day.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { amountsIn, prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import type { Change, Transfer } from "../../platform/ledger/transfer.ts";
import type { Commit } from "../../platform/moments.ts";
import { derivedId } from "../../platform/random.ts";
import { stageNotice } from "../../players/stageNotice.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { ofRegion } from "../bank.ts";
import { bankAccount, after as depositAfter } from "../deposits/account.ts";
import { credited, reckoned } from "../deposits/interest.ts";
import { paymentChanges } from "../deposits/payment.ts";
import { withdrawn } from "../deposits/withdrawn.ts";
import { banking as room } from "../room.ts";
import { banks, deposits, type Loan, loans } from "../schema.ts";
import { type Collection, collectionOf } from "./collection.ts";
import { grown, owedOn } from "./loan.ts";
import { interestDay } from "./pace.ts";
import { prepareRelease } from "./pledge.ts";
import { preparePledged } from "./seizeShip.ts";

const kinds = transferKindsOf(room);
const UNLOCKED = { lockedCredits: 0 };
/** A passage is over by then. */
const LATER_MS = 10 * MINUTE_MS;

/**
 * Ends a loan with what its borrower has: deposit, wallet down to 100, ship. Where a region ends no ship is taken, and nobody is
 * barred from loans.
 */
export async function collectLoan(
  { tx, reads, now }: Pick<Commit, "tx" | "reads" | "now">,
  loan: Loan,
  why: "default" | "regionEnds",
): Promise<void> {
  const { uid, regionId, accountId } = loan;
  const ref = loans.ref({ regionId, uid });
  const pledged = why === "default" ? await preparePledged(reads, loan, now) : undefined;
  if (pledged === "inPassage") {
    tx.update(ref, { actsAt: after(now, LATER_MS) });
    return;
  }
  const debt = grown(loan, interestDay(await readRegion(reads, regionId), now));
  const asset = creditsOf(regionId);
  const deposit = await reads.get(deposits, { regionId, uid });
  const postings = (await reads.get(banks, ofRegion(regionId)))?.postings ?? [];
  const saved = deposit && reckoned(deposit, postings, dayOf(now));
  const taken = collectionOf(owedOn(debt), {
    depositCredits: saved === undefined ? 0 : credited(saved).balanceCredits,
    walletCredits: (await amountsIn(reads, accountId))[asset] ?? 0,
    resaleCredits: pledged?.resaleCredits ?? 0,
  });
  const left =
    saved && taken.depositCredits > 0 ? withdrawn(saved, partOf(saved.balanceCredits, taken)) : undefined;
  const isSeized = pledged !== undefined && taken.shipCredits > 0;
  const release = isSeized ? undefined : await prepareRelease(reads, loan);
  const id = (what: string) => derivedId(what, regionId, uid, loan.signedAt.getTime());
  const toWallet = deposit && saved && left ? paymentChanges(deposit, saved, left) : [];
  const transfers = [
    ...transferOf(id("collectedDeposit"), kinds.withdrawal, toWallet),
    ...transferOf(id("collected"), kinds.repayment, collected(loan, taken)),
    ...(isSeized ? pledged.transfers(id, taken.shipCredits, bankAccount(regionId), accountId) : []),
  ];
  const made = await prepareTransfers(reads, transfers, isSeized ? pledged.opened : []);

  const { writtenOffCredits } = taken;
  const isBarred = why === "default" && writtenOffCredits > 0;
  const ended = {
    at: now,
    how: isBarred ? ("writtenOff" as const) : ("collected" as const),
    writtenOffCredits: isBarred ? writtenOffCredits : 0,
  };
  tx.set(ref, { ...debt, principalCredits: 0, interest: 0, actsAt: null, ended });
  if (deposit && left) {
    const { lockedCredits } = loan.collateral.kind === "deposit" ? UNLOCKED : deposit;
    const paid = { ...left, pendingCredits: 0 };
    tx.set(deposits.ref({ regionId, uid }), { ...depositAfter(deposit, paid, now, true), lockedCredits });
  }
  if (loan.collateral.kind === "ship" || left === undefined) release?.(tx);
  if (isSeized) pledged.stage(tx);
  stageTransfers(tx, made, now, isSeized ? pledged.closed : []);
  stageNotice(
    tx,
    { uid, kind: "LOAN_COLLECTED", sentence: sentenceOf(regionId, taken), regionId },
    { intent: id("loanCollected"), at: now },
  );
}

/** Null where all of the deposit goes. */
function partOf(balanceCredits: number, { depositCredits }: Collection): number | null {
  return depositCredits < balanceCredits ? depositCredits : null;
}

/** Out of the wallet, into which the deposit has been paid. */
function collected({ regionId, accountId }: Loan, { depositCredits, walletCredits }: Collection): Change[] {
  const amount = depositCredits + walletCredits;
  const asset = creditsOf(regionId);
  if (amount === 0) return [];
  return [
    { accountId, asset, amount: -amount },
    { accountId: bankAccount(regionId), asset, amount },
  ];
}

function transferOf(transferId: string, kind: Transfer["kind"], changes: readonly Change[]): Transfer[] {
  return changes.length === 0 ? [] : [{ transferId, kind, memo: "A loan that was not repaid", changes }];
}

function sentenceOf(regionId: string, taken: Collection): string {
  const { depositCredits, walletCredits, shipCredits, writtenOffCredits } = taken;
  return `The bank of ${regionId} has collected your loan: ${depositCredits} credits of the deposit, ${walletCredits} of your account, ${shipCredits} of the ship. ${writtenOffCredits} are written off.`;
}
