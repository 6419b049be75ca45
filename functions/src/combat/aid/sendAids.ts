import { dueBy, enqueueDue } from "../../platform/work/enqueueDue.ts";
import { settings } from "../../regions/schema.ts";

/** Has the ships sent whose hour has come. */
export async function sendAids(): Promise<void> {
  const call = { queue: "combatWorker", task: "sendAid" };
  await enqueueDue(dueBy(settings.group(), "aid.dueAt"), call, ({ regionId, aid }) => ({
    body: { regionId },
    dueAt: aid!.dueAt,
  }));
}
