import { dueBy, enqueueDue } from "../../platform/work/enqueueDue.ts";
import { passages } from "../schema.ts";

/** Has every passage settled whose time has come. */
export async function settlePassages(): Promise<void> {
  const call = { queue: "shipsWorker", task: "settlePassage" };
  await enqueueDue(dueBy(passages.collection({}), "dueAt"), call, ({ dueAt }, { id }) => ({
    body: { passageId: id },
    dueAt,
  }));
}
