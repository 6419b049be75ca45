import { dueBy, enqueueDue } from "../../platform/work/enqueueDue.ts";
import { policies } from "../schema.ts";

/** Has losses paid that a fund was too short for. */
export async function payCovers(): Promise<void> {
  const call = { queue: "bankingWorker", task: "payCover" };
  await enqueueDue(dueBy(policies.collection({}), "owedSince"), call, ({ regionId, shipId, owedSince }) => ({
    body: { regionId, shipId },
    dueAt: owedSince,
  }));
}
