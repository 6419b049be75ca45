import { FieldPath } from "firebase-admin/firestore";
import { readTogether } from "../store.ts";
import type { AccountId } from "./accounts.ts";
import { lastClosedDay, tallyOf } from "./closeDays.ts";
import { endOfDay, newTally, type Tally, tallyTransfer } from "./day.ts";
import { addOpenPart, addSettledPage, MAX_ACCOUNTS, PAGE, type Position } from "./history.ts";
import { compareBalances, type Sums, transferFindings } from "./rebuild.ts";
import { ledgerBalances, ledgerDays, ledgerTransfers, type TransferRecord } from "./schema.ts";
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

async function checkTransfers({ closed, tally, after }: TransfersCursor): Promise<CheckStep> {
  let page = ledgerTransfers.collection({}).orderBy("day").orderBy(FieldPath.documentId()).limit(PAGE);
  if (after !== null) page = page.startAfter(...after);
  const { docs } = await page.get();
  const walk = new Walk(closed, structuredClone(tally), after?.[0] ?? "");
  for (const doc of docs) await walk.take(doc.id, doc.data());
  const last = docs.at(-1);
  if (last !== undefined && docs.length === PAGE) {
    const cursor = {
      phase: "transfers",
      closed,
      tally: walk.tally,
      after: [last.data().day, last.id],
    } as const;
    return { findings: walk.findings, next: cursor };
  }
  await walk.passTo(AFTER_ALL_DAYS);
  return { findings: walk.findings, next: { phase: "accounts", closed, done: "", batch: null } };
}

const AFTER_ALL_DAYS = "later";

/** The transfers in the order of their days, each day that was closed compared where it ends. */
class Walk {
  readonly findings: string[] = [];
  tally: Tally;
  readonly #closed: string;
  #day: string;

  constructor(closed: string, tally: Tally, day: string) {
    this.#closed = closed;
    this.tally = tally;
    this.#day = day;
  }

  async take(transferId: string, transfer: TransferRecord): Promise<void> {
    if (transfer.day !== this.#day) await this.passTo(transfer.day);
    this.findings.push(...transferFindings(transferId, transfer));
    tallyTransfer(this.tally, transferId, transfer);
  }

  async passTo(day: string): Promise<void> {
    for (const ended of closedBetween(this.#day, day, this.#closed)) await this.#compare(ended);
    this.#day = day;
  }

  /** Goes on from the stored closing, so that what is wrong in one day is said once. */
  async #compare(day: string): Promise<void> {
    const stored = (await ledgerDays.ref({ day }).get()).data();
    if (stored === undefined) {
      this.findings.push(`${day}: transfers came into the day when later ones were closed`);
    } else if (stored.digest !== this.tally.digest) {
      const [then, found] = [stored.transfersToDate, this.tally.transfers];
      this.findings.push(
        `${day}: closed with ${then} transfers; what is there until then, ${found}, is not the same`,
      );
      this.tally = structuredClone(tallyOf(stored));
    }
  }
}

/** The closed days that end between two transfers; the last one also where it has no transfer left. */
function closedBetween(day: string, next: string, closed: string): string[] {
  const ended = day !== "" && day <= closed ? [day] : [];
  return day < closed && closed < next ? [...ended, closed] : ended;
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
  const { rebuilt, stored } = await readTogether((tx) =>
    addOpenPart(tx, settled, accountIds, cursor.closed === "" ? new Date(0) : until),
  );
  return {
    findings: compareBalances(rebuilt, stored),
    next: { ...cursor, done: accountIds.at(-1)!, batch: null },
  };
}
