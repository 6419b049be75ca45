import { enqueueDue } from "../../platform/work/enqueueDue.ts";
import { banks } from "../schema.ts";

/** Has the rate of the UTC day posted in every region in which somebody has a deposit. */
export async function postRates(): Promise<void> {
  const call = { queue: "bankingWorker", task: "postRate" };
  const all = banks.group().orderBy("regionId");
  await enqueueDue(all, call, ({ regionId }) => ({ body: { regionId }, dueAt: null }));
}
