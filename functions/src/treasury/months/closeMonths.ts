import { FieldPath } from "firebase-admin/firestore";
import { now } from "../../platform/clock.ts";
import { closeLedgerDays } from "../../platform/ledger/closeDays.ts";
import { monthOf } from "../../platform/ledger/day.ts";
import { enqueueDue } from "../../platform/work/enqueueDue.ts";
import { regions } from "../../regions/schema.ts";
import { statusesAllowing } from "../../regions/status/capabilities.ts";
import { monthBefore } from "./month.ts";

/** Closes the ledger's days, and has the last month of every region's treasury closed. */
export async function closeMonths(): Promise<void> {
  const at = now();
  await closeLedgerDays(at);
  const month = monthBefore(monthOf(at));
  const open = regions
    .collection({})
    .where("status", "in", statusesAllowing("vote"))
    .orderBy(FieldPath.documentId());
  const call = { queue: "treasuryWorker", task: "closeMonth" };
  await enqueueDue(open, call, ({ regionId }) => ({ body: { regionId, month }, dueAt: null }));
}
