import { AggregateField, FieldPath } from "firebase-admin/firestore";
import type { Tx } from "../documents/tx.ts";
import { readTogether } from "../store.ts";
import type { Asset } from "./assets.ts";
import { addIssued } from "./day.ts";
import { ledgerBalances, ledgerDays, ledgerTransfers } from "./schema.ts";

const PAGE = 500;

/** The whole ledger in a few figures, all of one instant. */
export interface LedgerTotals {
  readonly transfers: number;
  /** Of each asset: given out by issuance in all transfers, less what it took back. */
  readonly issued: Readonly<Record<Asset, number>>;
  /** Of each of these assets, in all balances together: the same, or something was written past the ledger. */
  readonly held: Readonly<Record<Asset, number>>;
  readonly balancesBelowZero: number;
}

/**
 * Adds what came after the last closed day to that day's figures, and sums the balances. Billed are the transfers of the open
 * day and, for each asset, twice one read for every thousand balances that hold it.
 */
export async function ledgerTotals(): Promise<LedgerTotals> {
  return readTogether(async (tx) => {
    const { transfers, issued } = await issuedUntilNow(tx);
    const assets = Object.keys(issued) as Asset[];
    const sums = await Promise.all(assets.map(async (asset) => [asset, await heldOf(tx, asset)] as const));
    return {
      transfers,
      issued,
      held: Object.fromEntries(sums.map(([asset, { amount }]) => [asset, amount])),
      balancesBelowZero: sums.reduce((sum, [, { belowZero }]) => sum + belowZero, 0),
    };
  });
}

/** A line for each asset whose balances do not hold what was issued, and one where any is below zero. */
export function differencesIn({ issued, held, balancesBelowZero }: LedgerTotals): string[] {
  const wrong = (Object.keys(issued) as Asset[])
    .filter((asset) => issued[asset] !== held[asset])
    .map((asset) => `${asset}: ${issued[asset]} were issued, all balances together hold ${held[asset]}`);
  return balancesBelowZero === 0 ? wrong : [...wrong, `${balancesBelowZero} balances are below zero`];
}

async function issuedUntilNow(tx: Tx): Promise<{ transfers: number; issued: Record<Asset, number> }> {
  const closed = (await tx.get(ledgerDays.collection({}).orderBy("day", "desc").limit(1))).docs[0]?.data();
  const issued: Record<Asset, number> = { ...closed?.issuedToDate };
  let transfers = closed?.transfersToDate ?? 0;
  const open = ledgerTransfers
    .collection({})
    .where("day", ">", closed?.day ?? "")
    .orderBy("day")
    .orderBy(FieldPath.documentId())
    .limit(PAGE);
  for (let page = open; ; ) {
    const { docs } = await tx.get(page);
    for (const transfer of docs) addIssued(issued, transfer.data().issued);
    transfers += docs.length;
    const last = docs.at(-1);
    if (last === undefined || docs.length < PAGE) return { transfers, issued };
    page = open.startAfter(last.data().day, last.id);
  }
}

async function heldOf(tx: Tx, asset: Asset): Promise<{ amount: number; belowZero: number }> {
  const balances = ledgerBalances.collection({});
  const field = new FieldPath("amounts", asset);
  const [sum, below] = await Promise.all([
    // With the count before the sum, which tells how much a sum has read.
    tx.get(balances.aggregate({ documents: AggregateField.count(), amount: AggregateField.sum(field) })),
    tx.get(balances.where(field, "<", 0).count()),
  ]);
  return { amount: sum.data().amount, belowZero: below.data().count };
}
