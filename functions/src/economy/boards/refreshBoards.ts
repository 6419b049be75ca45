import { FieldPath } from "firebase-admin/firestore";
import { enqueueDue } from "../../platform/work/enqueueDue.ts";
import { regions } from "../../regions/schema.ts";
import { statusesAllowing } from "../../regions/status/capabilities.ts";

/** Has the boards of every region that trades written anew, every three hours. */
export async function refreshBoards(): Promise<void> {
  const trading = regions
    .collection({})
    .where("status", "in", statusesAllowing("trade"))
    .orderBy(FieldPath.documentId());
  const call = { queue: "economyWorker", task: "takeBoards" };
  await enqueueDue(trading, call, ({ regionId }) => ({ body: { regionId }, dueAt: null }));
}
