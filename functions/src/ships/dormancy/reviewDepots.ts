import { dueBy, enqueueDue } from "../../platform/work/enqueueDue.ts";
import { depots } from "../depots/schema.ts";

/** Enqueues a task for each region where somebody's things are dormant and something is due: a notice, or their end. */
export async function reviewDepots(): Promise<void> {
  const call = { queue: "shipsWorker", task: "reviewDepot" };
  await enqueueDue(dueBy(depots.collection({}), "dormancy.dueAt"), call, ({ dormancy }, { id }) => ({
    body: { depotId: id },
    dueAt: dormancy!.dueAt,
  }));
}
