import { dueBy, enqueueDue } from "../../platform/work/enqueueDue.ts";
import { workerOf } from "../../platform/work/queues.ts";
import { regions } from "../schema.ts";

/** Has every region begin to close whose announced hour has come. */
export async function closeAnnouncedRegions(): Promise<void> {
  const call = { queue: workerOf("regions"), task: "closeAnnouncedRegion" };
  await enqueueDue(dueBy(regions.collection({}), "closesAt"), call, ({ regionId, closesAt }) => ({
    body: { regionId },
    dueAt: closesAt,
  }));
}
