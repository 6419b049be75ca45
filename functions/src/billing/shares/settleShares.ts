import type { Query } from "firebase-admin/firestore";
import { now } from "../../platform/clock.ts";
import { shareCapCents } from "../../platform/config.ts";
import { transact } from "../../platform/store.ts";
import { dueBy, enqueueDue } from "../../platform/work/enqueueDue.ts";
import { payments } from "../payments/schema.ts";
import { monthToClose } from "./closingDay.ts";
import type { Month } from "./revenueShare.ts";
import { shareMonths, statements } from "./schema.ts";

const queue = "billingWorker";

/** Closes the month whose day has come, and pays out the statements whose time has. */
export async function settleShares(): Promise<void> {
  await openMonth();
  const closings = dueBy(shareMonths.collection({}), "dueAt");
  await enqueueDue(closings, { queue, task: "closeShareMonth" }, ({ month, dueAt }) => ({
    body: { month },
    dueAt,
  }));
  const payouts = dueBy(statements.collection({}), "payoutDueAt");
  await enqueueDue(payouts, { queue, task: "payStatement" }, ({ statementId, payoutDueAt }) => ({
    body: { statementId },
    dueAt: payoutDueAt,
  }));
}

/** Notes that a month is to be closed; one after the other, where several are left. */
async function openMonth(): Promise<void> {
  const last = await first(shareMonths.collection({}).orderBy("month", "desc"));
  if (last !== undefined && last.closedAt === null) return;
  const at = now();
  const known = { lastClosed: last?.month ?? null, firstPaid: last === undefined ? await firstPaid() : null };
  const month = monthToClose(known, at);
  if (month === null) return;
  await transact(async (tx) => {
    const ref = shareMonths.ref({ month });
    if ((await tx.get(ref)).exists) return;
    tx.create(ref, { month, dueAt: at, closedAt: null, capCents: shareCapCents.value(), balance: null });
  });
}

async function firstPaid(): Promise<Month | null> {
  const shared = payments.collection({}).where("shareMonth", ">", "").orderBy("shareMonth");
  return (await first(shared))?.shareMonth ?? null;
}

const first = async <Document>(ordered: Query<Document>): Promise<Document | undefined> =>
  (await ordered.limit(1).get()).docs[0]?.data();
