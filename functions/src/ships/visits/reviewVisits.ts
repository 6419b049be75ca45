import { dueBy, enqueueDue } from "../../platform/work/enqueueDue.ts";
import { pilots } from "../schema.ts";

/** Has every visitor told, or sent home, whose visit asks for it by now. */
export async function reviewVisits(): Promise<void> {
  const call = { queue: "shipsWorker", task: "reviewVisit" };
  await enqueueDue(dueBy(pilots.collection({}), "visit.dueAt"), call, ({ uid, visit }) => ({
    body: { uid },
    dueAt: visit!.dueAt,
  }));
}
