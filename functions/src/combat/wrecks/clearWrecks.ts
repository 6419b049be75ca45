import { dueBy, enqueueDue } from "../../platform/work/enqueueDue.ts";
import { wrecks } from "../schema.ts";

/** Has every wreck taken away whose time has passed. */
export async function clearWrecks(): Promise<void> {
  const call = { queue: "combatWorker", task: "clearWreck" };
  await enqueueDue(dueBy(wrecks.group(), "liesUntil"), call, ({ regionId, wreckId, liesUntil }) => ({
    body: { regionId, wreckId },
    dueAt: liesUntil,
  }));
}
