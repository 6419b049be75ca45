import { FieldPath } from "firebase-admin/firestore";
import { Batch } from "../documents/batch.ts";
import { eachPage } from "../documents/eachPage.ts";
import { transact } from "../store.ts";
import { isSettled, newTally, type Tally, tallyTransfer } from "./day.ts";
import { addFlows, type Flows } from "./flows.ts";
import { type KindSums, withTransfer } from "./kindSums.ts";
import { type LedgerDay, ledgerDays, ledgerFlows, ledgerTransfers } from "./schema.ts";

const PAGE = 500;
/** Of which flows are written in one commit. */
const REGIONS = 400;

/**
 * Closes each day that has ended and in which anything was transferred, the oldest first. Two runs at once close each day
 * once: it has one id, and what is read of a settled day does not change. A day of a million transfers takes minutes.
 */
export async function closeLedgerDays(now: Date): Promise<void> {
  let last = await lastClosedDay();
  for (;;) {
    const day = await dayAfter(last?.day);
    if (day === undefined || !isSettled(day, now)) return;
    last = await closeDay(last, day, now);
  }
}

export async function lastClosedDay(): Promise<LedgerDay | undefined> {
  const { docs } = await ledgerDays.collection({}).orderBy("day", "desc").limit(1).get();
  return docs[0]?.data();
}

/** The next day in which anything was transferred. */
async function dayAfter(day = ""): Promise<string | undefined> {
  const { docs } = await ledgerTransfers.collection({}).where("day", ">", day).orderBy("day").limit(1).get();
  return docs[0]?.data().day;
}

/**
 * Takes back every closing, where transfers have been found that the days' queries passed over: `closeLedgerDays` closes
 * them anew, from the first one on.
 */
export async function reopenLedgerDays(): Promise<void> {
  await eachPage(ledgerDays.collection({}), async (tx, docs) => {
    for (const { ref } of docs) tx.delete(ref);
  });
}

async function closeDay(last: LedgerDay | undefined, day: string, now: Date): Promise<LedgerDay> {
  const tally = last === undefined ? newTally() : tallyOf(last);
  const flows = new Map<string, Flows>();
  let kinds: KindSums = {};
  const all = ledgerTransfers
    .collection({})
    .where("day", "==", day)
    .orderBy(FieldPath.documentId())
    .limit(PAGE);
  for (let page = all; ; ) {
    const { docs } = await page.get();
    for (const transfer of docs) {
      tallyTransfer(tally, transfer.id, transfer.data());
      addFlows(flows, transfer.data());
      kinds = withTransfer(kinds, transfer.data());
    }
    if (docs.length < PAGE) break;
    page = all.startAfter(docs.at(-1)!.id);
  }
  const closed: LedgerDay = {
    day,
    transfersToDate: tally.transfers,
    issuedToDate: tally.issued,
    digest: tally.digest,
    kinds,
    closedAt: now,
  };
  await writeFlows(day, flows);
  await transact(async (tx) => {
    const ref = ledgerDays.ref({ day });
    if (!(await tx.get(ref)).exists) tx.create(ref, closed);
  });
  return closed;
}

/** Before the day is closed, so that a closed day has all of them. */
async function writeFlows(day: string, flows: ReadonlyMap<string, Flows>): Promise<void> {
  const all = [...flows];
  for (let from = 0; from < all.length; from += REGIONS) {
    const batch = new Batch();
    for (const [regionId, flows] of all.slice(from, from + REGIONS))
      batch.set(ledgerFlows.ref({ day, regionId }), { day, regionId, flows });
    await batch.commit();
  }
}

export function tallyOf({ transfersToDate, issuedToDate, digest }: LedgerDay): Tally {
  return { transfers: transfersToDate, issued: { ...issuedToDate }, digest };
}
