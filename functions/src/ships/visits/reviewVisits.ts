import { dueBy, enqueueDue } from "../../platform/work/enqueueDue.ts";
import { pilots } from "../schema.ts";

/** Enqueues a task for each visit of which something is due: a notice, or the way home. */
export async function reviewVisits(): Promise<void> {
  const call = { queue: "shipsWorker", task: "reviewVisit" };
  await enqueueDue(dueBy(pilots.collection({}), "visit.dueAt"), call, ({ uid, visit }) => ({
    body: { uid },
    dueAt: visit!.dueAt,
  }));
}
