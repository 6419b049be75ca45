import { AggregateField, FieldPath } from "firebase-admin/firestore";
import type { Tx } from "../../platform/documents/tx.ts";
import { sortOf } from "../../platform/ledger/accounts.ts";
import { creditsOf } from "../../platform/ledger/assets.ts";
import { ledgerBalances, ledgerTransfers, type TransferRecord } from "../../platform/ledger/schema.ts";
import { readTogether } from "../../platform/store.ts";
import { type HeldCredits, HOLDER_OF, heldBy } from "./holders.ts";

const CREDITS = creditsOf(null);
const PAGE = 500;
type Sort = keyof typeof HOLDER_OF;
const SORTS = Object.keys(HOLDER_OF) as Sort[];

/**
 * Who held what when a UTC day had ended: what the balances hold, less what has moved since. Billed are the transfers since then and, for each
 * sort of account, a read for every thousand balances.
 */
export function heldAtEndOf(day: string): Promise<HeldCredits> {
  return readTogether(async (tx) => {
    const moved = await movedAfter(tx, day);
    const sums = await Promise.all(SORTS.map(async (sort) => [sort, await heldIn(tx, sort)] as const));
    const held = new Map(sums);
    return heldBy((sort) => held.get(sort)! - (moved.get(sort) ?? 0));
  });
}

async function heldIn(tx: Tx, sort: Sort): Promise<number> {
  // ";" is the character that follows ":".
  const balances = ledgerBalances
    .collection({})
    .where("accountId", ">=", `${sort}:`)
    .where("accountId", "<", `${sort};`);
  const sum = AggregateField.sum(new FieldPath("amounts", CREDITS));
  const found = await tx.get(balances.aggregate({ documents: AggregateField.count(), credits: sum }));
  return found.data().credits;
}

async function movedAfter(tx: Tx, day: string): Promise<ReadonlyMap<Sort, number>> {
  const moved = new Map<Sort, number>();
  const since = ledgerTransfers
    .collection({})
    .where("day", ">", day)
    .orderBy("day")
    .orderBy(FieldPath.documentId())
    .limit(PAGE);
  for (let page = since; ; ) {
    const { docs } = await tx.get(page);
    for (const doc of docs) addMoved(moved, doc.data());
    const last = docs.at(-1);
    if (last === undefined || docs.length < PAGE) return moved;
    page = since.startAfter(last.data().day, last.id);
  }
}

function addMoved(moved: Map<Sort, number>, { postings }: TransferRecord): void {
  for (const { accountId, asset, amount } of postings) {
    const sort = sortOf(accountId);
    if (asset === CREDITS && sort !== "issuance") moved.set(sort, (moved.get(sort) ?? 0) + amount);
  }
}
