import { dueBy, enqueueDue } from "../../platform/work/enqueueDue.ts";
import { petitions } from "./schema.ts";

/** Has every petition reviewed whose support is to be counted, or of which something else is due. */
export async function reviewPetitions(): Promise<void> {
  const call = { queue: "governanceWorker", task: "reviewPetition" };
  await enqueueDue(dueBy(petitions.group(), "dueAt"), call, ({ regionId, petitionId, dueAt }) => ({
    body: { regionId, petitionId },
    dueAt,
  }));
}
