import { FieldPath, type Query, type QuerySnapshot } from "firebase-admin/firestore";
import type { Tx } from "../documents/tx.ts";
import type { AccountId } from "./accounts.ts";
import { applyPostings, type Sums } from "./rebuild.ts";
import { ledgerBalances, ledgerTransfers, type TransferRecord } from "./schema.ts";

export const PAGE = 500;

/** As many accounts as one query takes. */
export const MAX_ACCOUNTS = 20;

/** Where a page ended: the last transfer's instant and id. */
export type Position = readonly [milliseconds: number, transferId: string];

/** What is stored of some accounts beside what their transfers add up to. */
export interface Rebuilt {
  readonly rebuilt: Sums;
  readonly stored: Sums;
}

/**
 * Adds one page of the transfers before `until` to the sums, the newest first. What is before the last closed day's end
 * does not change, so pages of it can be read one by one. Returns where the page ended; undefined after the last one.
 */
export async function addSettledPage(
  sums: Sums,
  accountIds: readonly AccountId[],
  until: Date,
  after: Position | undefined,
): Promise<Position | undefined> {
  let page = transfersOf(accountIds).where("at", "<", until).limit(PAGE);
  if (after !== undefined) page = page.startAfter(new Date(after[0]), after[1]);
  const { docs } = await page.get();
  return addPage(sums, accountIds, docs);
}

/** Adds the transfers from `since` on, all of the instant at which the balances are read. */
export async function addOpenPart(
  tx: Tx,
  settled: Sums,
  accountIds: readonly AccountId[],
  since: Date,
): Promise<Rebuilt> {
  const rebuilt = structuredClone(settled);
  let after: Position | undefined;
  do {
    let page = transfersOf(accountIds).where("at", ">=", since).limit(PAGE);
    if (after !== undefined) page = page.startAfter(new Date(after[0]), after[1]);
    const { docs } = await tx.get(page);
    after = addPage(rebuilt, accountIds, docs);
  } while (after !== undefined);
  const balances = await tx.get(ledgerBalances.collection({}).where("accountId", "in", accountIds));
  return { rebuilt, stored: Object.fromEntries(balances.docs.map((doc) => [doc.id, doc.data().amounts])) };
}

function transfersOf(accountIds: readonly AccountId[]): Query<TransferRecord> {
  return ledgerTransfers
    .collection({})
    .where("accountIds", "array-contains-any", accountIds)
    .orderBy("at", "desc")
    .orderBy(FieldPath.documentId(), "desc");
}

function addPage(
  sums: Sums,
  accountIds: readonly AccountId[],
  docs: QuerySnapshot<TransferRecord>["docs"],
): Position | undefined {
  for (const doc of docs)
    applyPostings(
      sums,
      doc.data().postings.filter(({ accountId }) => accountIds.includes(accountId)),
    );
  const last = docs.at(-1);
  return last === undefined || docs.length < PAGE ? undefined : [last.data().at.getTime(), last.id];
}
