import { dueBy, enqueueDue } from "../../platform/work/enqueueDue.ts";
import { workerOf } from "../../platform/work/queues.ts";
import { players } from "../../players/schema.ts";

/** Has each player looked at whose premium has begun or ended. */
export async function refreshCitizens(): Promise<void> {
  const call = { queue: workerOf("billing"), task: "refreshCitizen" };
  const due = dueBy(players.collection({}), "displaced.dueAt");
  await enqueueDue(due, call, ({ uid, displaced }) => ({ body: { uid }, dueAt: displaced!.dueAt }));
}
