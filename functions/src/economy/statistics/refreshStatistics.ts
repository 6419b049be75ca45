import { FieldPath } from "firebase-admin/firestore";
import { enqueueDue } from "../../platform/work/enqueueDue.ts";
import { regions } from "../../regions/schema.ts";
import { statusesAllowing } from "../../regions/status/capabilities.ts";

/** Has the figures of every region taken: after midnight of the day that has ended, and every six hours of the one that runs. */
export async function refreshStatistics(): Promise<void> {
  const open = regions
    .collection({})
    .where("status", "in", statusesAllowing("vote"))
    .orderBy(FieldPath.documentId());
  const call = { queue: "economyWorker", task: "takeStatistics" };
  await enqueueDue(open, call, ({ regionId }) => ({ body: { regionId }, dueAt: null }));
}
