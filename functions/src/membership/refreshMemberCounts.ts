import { FieldPath } from "firebase-admin/firestore";
import { enqueueDue } from "../platform/work/enqueueDue.ts";
import { regions } from "../regions/schema.ts";
import { statusesAllowing } from "../regions/status/capabilities.ts";

/** Has the members counted of every region where somebody may come or go. */
export async function refreshMemberCounts(): Promise<void> {
  // Of a region that closes nothing is to be written any more.
  const open = regions
    .collection({})
    .where("status", "in", statusesAllowing("vote"))
    .orderBy(FieldPath.documentId());
  const call = { queue: "membershipWorker", task: "countMembers" };
  await enqueueDue(open, call, ({ regionId }) => ({ body: { regionId }, dueAt: null }));
}
