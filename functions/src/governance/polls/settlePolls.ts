import { enqueueDue } from "../../platform/dueTasks.ts";
import { polls } from "./schema.ts";

/** Has every poll settled of which something is due: its opening, its closing, what a broken run has left. */
export async function settlePolls(): Promise<void> {
  await enqueueDue(polls.group(), "settlePoll", ({ regionId, pollId, phase, dueAt }) => ({
    name: `${regionId}-${pollId}-${phase}-${dueAt!.getTime()}`,
    body: { regionId, pollId },
  }));
}
