import { dueBy, enqueueDue } from "../../platform/work/enqueueDue.ts";
import { proposals } from "./schema.ts";

/** Has every passed law looked at whose time has come. */
export async function implementProposals(): Promise<void> {
  const call = { queue: "governanceWorker", task: "implementProposal" };
  await enqueueDue(dueBy(proposals.group(), "dueAt"), call, ({ regionId, proposalId, dueAt }) => ({
    body: { regionId, proposalId },
    dueAt,
  }));
}
