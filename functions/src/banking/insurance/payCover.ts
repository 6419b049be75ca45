import { z } from "zod";
import { now } from "../../platform/clock.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { regionId } from "../../platform/fields.ts";
import { creditsOf } from "../../platform/ledger/assets.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { amountOf, prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { derivedId } from "../../platform/random.ts";
import { Reads, transact } from "../../platform/store.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { bankAccount } from "../deposits/account.ts";
import { grown, owedOn, repaid } from "../loans/loan.ts";
import { interestDay } from "../loans/pace.ts";
import { banking as room } from "../room.ts";
import { type Loan, loans, type Policy, policies } from "../schema.ts";
import { insuranceAccount } from "./account.ts";

const bodySchema = z.object({ regionId });

/**
 * Pays what a fund owes longest, as far as it goes: in the order of the losses, whichever was claimed first. A bank that has lent on the ship comes
 * before its owner.
 */
export async function payCover(body: unknown): Promise<"more" | undefined> {
  const { regionId } = bodySchema.parse(body);
  return transact(async (tx) => {
    const at = now();
    const reads = new Reads(tx);
    const policy = await longestOwed(tx, regionId);
    if (policy?.loss == null) return undefined;
    const { loss, shipId } = policy;
    const fund = insuranceAccount(regionId);
    const owedCredits = loss.owedCredits - loss.paidCredits;
    const paidCredits = Math.min(owedCredits, await amountOf(reads, fund, creditsOf(regionId)));
    if (paidCredits === 0) return undefined;
    const loan = await loanOn(tx, policy);
    const debt = loan && grown(loan, interestDay(await readRegion(reads, loan.regionId), at));
    const toBank = debt === undefined ? 0 : Math.min(paidCredits, owedOn(debt));
    const asset = creditsOf(regionId);
    const changes = [
      { accountId: fund, asset, amount: -paidCredits },
      { accountId: policy.accountId, asset, amount: paidCredits - toBank },
      ...(loan === undefined ? [] : [{ accountId: bankAccount(loan.regionId), asset, amount: toBank }]),
    ];
    const transfer = {
      transferId: derivedId("coverPayout", shipId, loss.engagementId, loss.paidCredits),
      kind: transferKindsOf(room).coverPayout,
      memo: `A loss that ${regionId} has insured`,
      changes: changes.filter(({ amount }) => amount !== 0),
    };
    const made = await prepareTransfers(reads, [transfer]);

    const isPaid = paidCredits === owedCredits;
    tx.update(policies.ref({ shipId }), {
      loss: { ...loss, paidCredits: loss.paidCredits + paidCredits },
      owedSince: isPaid ? null : policy.owedSince,
    });
    if (debt !== undefined) stageRepayment(tx, debt, toBank, at);
    stageTransfers(tx, made, at);
    return isPaid ? "more" : undefined;
  });
}

async function longestOwed(tx: Tx, regionId: string): Promise<Policy | undefined> {
  const owed = policies
    .collection({})
    .where("regionId", "==", regionId)
    .where("owedSince", ">", new Date(0))
    .orderBy("owedSince")
    .limit(1);
  return (await tx.get(owed)).docs[0]?.data();
}

/** The loan that the lost ship has secured. */
async function loanOn(tx: Tx, { uid, shipId }: Policy): Promise<Loan | undefined> {
  const { docs } = await tx.get(loans.group().where("uid", "==", uid));
  return docs
    .map((doc) => doc.data())
    .find(
      ({ ended, collateral }) => ended === null && collateral.kind === "ship" && collateral.shipId === shipId,
    );
}

function stageRepayment(tx: Tx, debt: Loan, paidCredits: number, at: Date): void {
  const isPaid = paidCredits === owedOn(debt);
  const ended = { at, how: "repaid" as const, writtenOffCredits: 0 };
  tx.set(loans.ref(debt), { ...repaid(debt, paidCredits), ...(isPaid ? { actsAt: null, ended } : {}) });
}
