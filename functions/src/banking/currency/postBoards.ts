import { enqueueDue } from "../../platform/work/enqueueDue.ts";
import { currencies } from "../../regions/currency/schema.ts";

/** Has the terms of every region's board posted. */
export async function postBoards(): Promise<void> {
  const call = { queue: "bankingWorker", task: "postBoard" };
  const all = currencies.group().orderBy("regionId");
  await enqueueDue(all, call, ({ regionId }) => ({ body: { regionId }, dueAt: null }));
}
