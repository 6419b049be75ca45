import { dueBy, enqueueDue } from "../../platform/work/enqueueDue.ts";
import { colonies } from "../schema.ts";

/** Enqueues a task for each dormant colony of which something is due: a notice, or its end. */
export async function reviewColonies(): Promise<void> {
  const call = { queue: "coloniesWorker", task: "reviewColony" };
  await enqueueDue(dueBy(colonies.group(), "dormancy.dueAt"), call, ({ regionId, colonyId, dormancy }) => ({
    body: { regionId, colonyId },
    dueAt: dormancy!.dueAt,
  }));
}
