import { FieldPath } from "firebase-admin/firestore";
import { db } from "../store.ts";
import type { AccountId } from "./accounts.ts";
import { lastClosedDay, tallyOf } from "./closeDays.ts";
import { endOfDay, newTally, type Tally, tallyTransfer } from "./day.ts";
import { addOpenPart, addSettledPage, MAX_ACCOUNTS, PAGE, type Position } from "./history.ts";
import { compareBalances, type Sums, transferFindings } from "./rebuild.ts";
import { ledgerBalances, ledgerDays, ledgerTransfers } from "./schema.ts";
import { differencesIn, ledgerTotals } from "./totals.ts";

/** Where a check stands, as plain data: first all transfers, day by day, then all accounts, some at a time, then the totals. */
export type CheckCursor = TransfersCursor | AccountsCursor | { readonly phase: "totals" };

interface TransfersCursor {
  readonly phase: "transfers";
  /** The last closed day when the check began; empty when none was. */
  readonly closed: string;
  readonly tally: Tally;
  readonly after: readonly [day: string, transferId: string] | null;
}

interface AccountsCursor {
  readonly phase: "accounts";
  readonly closed: string;
  /** The account with which the last batch ended. */
  readonly done: string;
  readonly batch: {
    readonly accountIds: readonly AccountId[];
    readonly sums: Sums;
    readonly after: Position | null;
  } | null;
}

export interface CheckStep {
  readonly findings: readonly string[];
  /** Undefined at the end. */
  readonly next: CheckCursor | undefined;
}

export async function beginCheck(): Promise<CheckCursor> {
  const closed = (await lastClosedDay())?.day ?? "";
  return { phase: "transfers", closed, tally: newTally(), after: null };
}

/** Reads a page, some thousand documents at most, and says what is wrong with it. */
export function checkStep(cursor: CheckCursor): Promise<CheckStep> {
  switch (cursor.phase) {
    case "transfers":
      return checkTransfers(cursor);
    case "accounts":
      return cursor.batch === null ? nextAccounts(cursor) : checkAccounts(cursor, cursor.batch);
    case "totals":
      return ledgerTotals().then((totals) => ({ findings: differencesIn(totals), next: undefined }));
  }
}

/** The whole check, page after page: every transfer, every closed day, every balance, the totals. */
export async function checkLedger(): Promise<string[]> {
  const findings: string[] = [];
  for (let cursor: CheckCursor | undefined = await beginCheck(); cursor !== undefined; ) {
    const step: CheckStep = await checkStep(cursor);
    findings.push(...step.findings);
    cursor = step.next;
  }
  return findings;
}

async function checkTransfers(cursor: TransfersCursor): Promise<CheckStep> {
  const { closed, after } = cursor;
  let page = ledgerTransfers.collection({}).orderBy("day").orderBy(FieldPath.documentId()).limit(PAGE);
  if (after !== null) page = page.startAfter(...after);
  const { docs } = await page.get();
  const findings: string[] = [];
  let tally: Tally = structuredClone(cursor.tally);
  let day = after?.[0] ?? "";
  const passTo = async (next: string) => {
    for (const ended of closedBetween(day, next, closed)) {
      const found = await compareDay(ended, tally);
      findings.push(...found.findings);
      tally = found.tally;
    }
    day = next;
  };
  for (const doc of docs) {
    const transfer = doc.data();
    if (transfer.day !== day) await passTo(transfer.day);
    findings.push(...transferFindings(doc.id, transfer));
    tallyTransfer(tally, doc.id, transfer);
  }
  const last = docs.at(-1);
  if (last !== undefined && docs.length === PAGE)
    return { findings, next: { ...cursor, tally, after: [last.data().day, last.id] } };
  await passTo("later");
  return { findings, next: { phase: "accounts", closed, done: "", batch: null } };
}

/** The closed days that end between two transfers; the last one also where it has no transfer left. */
function closedBetween(day: string, next: string, closed: string): string[] {
  const ended = day !== "" && day <= closed ? [day] : [];
  return day < closed && closed < next ? [...ended, closed] : ended;
}

/** Goes on from the stored closing, so that what is wrong in one day is said once. */
async function compareDay(day: string, tally: Tally): Promise<{ findings: string[]; tally: Tally }> {
  const stored = (await ledgerDays.ref({ day }).get()).data();
  if (stored === undefined)
    return { findings: [`${day}: transfers came into the day when later ones were closed`], tally };
  if (stored.digest === tally.digest) return { findings: [], tally };
  const findings = [
    `${day}: closed with ${stored.transfersToDate} transfers; what is there until then, ${tally.transfers}, is not the same`,
  ];
  return { findings, tally: structuredClone(tallyOf(stored)) };
}

async function nextAccounts(cursor: AccountsCursor): Promise<CheckStep> {
  // "~" and a digit follow an account's id: ":" comes after all of its shards.
  const { docs } = await ledgerBalances
    .collection({})
    .orderBy(FieldPath.documentId())
    .startAfter(cursor.done === "" ? " " : `${cursor.done}~:`)
    .limit(PAGE)
    .get();
  const accountIds = [...new Set(docs.map((doc) => doc.data().accountId))].slice(0, MAX_ACCOUNTS);
  if (accountIds.length === 0) return { findings: [], next: { phase: "totals" } };
  return { findings: [], next: { ...cursor, batch: { accountIds, sums: {}, after: null } } };
}

async function checkAccounts(
  cursor: AccountsCursor,
  { accountIds, sums, after }: NonNullable<AccountsCursor["batch"]>,
): Promise<CheckStep> {
  const settled = structuredClone(sums);
  const until = endOfDay(cursor.closed);
  const position =
    cursor.closed === "" ? undefined : await addSettledPage(settled, accountIds, until, after ?? undefined);
  if (position !== undefined)
    return { findings: [], next: { ...cursor, batch: { accountIds, sums: settled, after: position } } };
  const { rebuilt, stored } = await db().runTransaction(
    (tx) => addOpenPart(tx, settled, accountIds, cursor.closed === "" ? new Date(0) : until),
    { readOnly: true },
  );
  return {
    findings: compareBalances(rebuilt, stored),
    next: { ...cursor, done: accountIds.at(-1)!, batch: null },
  };
}
