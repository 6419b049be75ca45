import {
  AggregateField,
  type DocumentData,
  FieldPath,
  type Query,
  type QueryDocumentSnapshot,
  type Transaction,
} from "firebase-admin/firestore";
import { db } from "../store.ts";
import { balanceId, ledgerBalances, ledgerTransfers, type Posting } from "./accounts.ts";

const PAGE = 500;

/** Adds a transfer's postings to the balances. Returns what is wrong with the transfer itself, or undefined. */
export function applyPostings(
  balances: Map<string, number>,
  transferId: string,
  postings: readonly Posting[],
): string | undefined {
  let sum = 0;
  for (const { accountId, shard, amountCredits } of postings) {
    sum += amountCredits;
    if (accountId === "issuance") continue;
    const id = balanceId(accountId, shard);
    balances.set(id, (balances.get(id) ?? 0) + amountCredits);
  }
  return sum === 0 ? undefined : `transfer ${transferId} sums to ${sum} credits, not 0`;
}

/** What the stored balances say beside what the transfers add up to; `[]` when they agree and none is below zero. */
export function compareBalances(
  rebuilt: ReadonlyMap<string, number>,
  stored: ReadonlyMap<string, number>,
): string[] {
  return [...new Set([...rebuilt.keys(), ...stored.keys()])].sort().flatMap((id) => {
    const expected = rebuilt.get(id) ?? 0;
    const found = stored.get(id) ?? 0;
    if (expected < 0) return [`${id}: the transfers add up to ${expected}, below zero`];
    return expected === found
      ? []
      : [`${id}: the transfers add up to ${expected}, the balance says ${found}`];
  });
}

/** Rebuilds every balance from the transfers, all read at one instant, and lists what disagrees. */
export async function checkLedger(): Promise<string[]> {
  return db().runTransaction(
    async (tx) => {
      const rebuilt = new Map<string, number>();
      const stored = new Map<string, number>();
      const wrong: string[] = [];
      await eachDocument(tx, ledgerTransfers.collection({}), (transfer) => {
        const finding = applyPostings(rebuilt, transfer.id, transfer.data().postings);
        if (finding !== undefined) wrong.push(finding);
      });
      await eachDocument(tx, ledgerBalances.collection({}), (balance) => {
        stored.set(balance.id, balance.data().balanceCredits);
      });
      return [...wrong, ...compareBalances(rebuilt, stored)];
    },
    { readOnly: true },
  );
}

/** The whole ledger in three figures, all of one instant. Billed as one read for every thousand documents. */
export interface LedgerTotals {
  readonly transfers: number;
  /** Given out by issuance in all transfers, less what it took back. */
  readonly issuedCredits: number;
  /** In all balances together: the same, or something was written past the ledger. */
  readonly heldCredits: number;
  readonly balancesBelowZero: number;
}

export async function ledgerTotals(): Promise<LedgerTotals> {
  return db().runTransaction(
    async (tx) => {
      const balances = ledgerBalances.collection({});
      const [issued, held, below] = await Promise.all([
        tx.get(ledgerTransfers.collection({}).aggregate(sumOf("issuedCredits"))),
        tx.get(balances.aggregate(sumOf("balanceCredits"))),
        tx.get(balances.where("balanceCredits", "<", 0).count()),
      ]);
      return {
        transfers: issued.data().documents,
        issuedCredits: issued.data().credits,
        heldCredits: held.data().credits,
        balancesBelowZero: below.data().count,
      };
    },
    { readOnly: true },
  );
}

/** With the count before the sum, which tells how much a sum has read. */
const sumOf = (field: string) => ({
  documents: AggregateField.count(),
  credits: AggregateField.sum(field),
});

async function eachDocument<Document>(
  tx: Transaction,
  collection: Query<Document, DocumentData>,
  visit: (snapshot: QueryDocumentSnapshot<Document>) => void,
): Promise<void> {
  let page = collection.orderBy(FieldPath.documentId()).limit(PAGE);
  for (;;) {
    const { docs } = await tx.get(page);
    docs.forEach(visit);
    const last = docs.at(-1);
    if (last === undefined || docs.length < PAGE) return;
    page = collection.orderBy(FieldPath.documentId()).startAfter(last.id).limit(PAGE);
  }
}
