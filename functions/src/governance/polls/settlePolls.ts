import { dueBy, enqueueDue } from "../../platform/work/enqueueDue.ts";
import { polls } from "./schema.ts";

/** Has every poll settled of which something is due: its opening, its closing, what a broken run has left. */
export async function settlePolls(): Promise<void> {
  const call = { queue: "governanceWorker", task: "settlePoll" };
  await enqueueDue(dueBy(polls.group(), "dueAt"), call, ({ regionId, pollId, dueAt }) => ({
    body: { regionId, pollId },
    dueAt,
  }));
}
