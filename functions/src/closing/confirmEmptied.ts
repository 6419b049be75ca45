import { dueBy, enqueueDue } from "../platform/work/enqueueDue.ts";
import { workerOf } from "../platform/work/queues.ts";
import { closings } from "./schema.ts";

/** Has every emptied region counted again: a task of before may still have run. */
export async function confirmEmptied(): Promise<void> {
  const call = { queue: workerOf("closing"), task: "closeEmptied" };
  await enqueueDue(dueBy(closings.collection({}), "dueAt"), call, ({ regionId, dueAt }) => ({
    body: { regionId },
    dueAt,
  }));
}
