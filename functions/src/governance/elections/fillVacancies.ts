import { FieldPath } from "firebase-admin/firestore";
import { enqueueDue } from "../../platform/work/enqueueDue.ts";
import { regions } from "../../regions/schema.ts";
import { statusesAllowing } from "../../regions/status/capabilities.ts";

/** Has the offices looked at of every region that elects: nobody has to ask for what is to be filled. */
export async function fillVacancies(): Promise<void> {
  const voting = regions
    .collection({})
    .where("status", "in", statusesAllowing("vote"))
    .orderBy(FieldPath.documentId());
  const call = { queue: "governanceWorker", task: "fillOffices" };
  await enqueueDue(voting, call, ({ regionId, governance }) =>
    governance.type === "autocracy" ? null : { body: { regionId }, dueAt: null },
  );
}
