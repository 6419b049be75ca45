import { dueBy, enqueueDue } from "../../platform/work/enqueueDue.ts";
import { elections } from "./schema.ts";

/** Has every scheduled election opened whose nominations are due. Candidates need not wait for it. */
export async function openNominations(): Promise<void> {
  const call = { queue: "governanceWorker", task: "openElection" };
  await enqueueDue(dueBy(elections.group(), "dueAt"), call, ({ regionId, electionId, dueAt }) => ({
    body: { regionId, electionId },
    dueAt,
  }));
}
