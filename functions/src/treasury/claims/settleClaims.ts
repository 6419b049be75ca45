import { FieldPath } from "firebase-admin/firestore";
import { enqueueDue } from "../../platform/work/enqueueDue.ts";
import { regions } from "../../regions/schema.ts";
import { statusesAllowing } from "../../regions/status/capabilities.ts";

/** Has the claims of the days that have ended paid in every region, a suspended one included: they are owed. */
export async function settleClaims(): Promise<void> {
  const open = regions
    .collection({})
    .where("status", "in", statusesAllowing("vote"))
    .orderBy(FieldPath.documentId());
  const call = { queue: "treasuryWorker", task: "payClaims" };
  await enqueueDue(open, call, ({ regionId }) => ({ body: { regionId }, dueAt: null }));
}
