import { dueBy, enqueueDue } from "../../platform/work/enqueueDue.ts";
import { outposts } from "../schema.ts";

/** Enqueues a task for each dormant outpost of which something is due: a notice, or its end. */
export async function reviewOutposts(): Promise<void> {
  const call = { queue: "coloniesWorker", task: "reviewOutpost" };
  await enqueueDue(dueBy(outposts.group(), "dormancy.dueAt"), call, ({ regionId, uid, dormancy }) => ({
    body: { regionId, uid },
    dueAt: dormancy!.dueAt,
  }));
}
