import { dueBy, enqueueDue } from "../../platform/work/enqueueDue.ts";
import { regions } from "../../regions/schema.ts";

/**
 * Has it written down that moderators' mandates have ended with the governor who gave them. Callables know it from the
 * dates; this is what tells the rules, the moderators and the log.
 */
export async function endMandates(): Promise<void> {
  const call = { queue: "membershipWorker", task: "endMandatesIn" };
  const due = dueBy(regions.collection({}), "mandatesEndAt");
  await enqueueDue(due, call, ({ regionId, mandatesEndAt }) => ({
    body: { regionId },
    dueAt: mandatesEndAt,
  }));
}
