import { enqueueDue } from "../../platform/dueTasks.ts";
import { proposals } from "./schema.ts";

/** Has every passed law looked at whose time has come. */
export async function implementProposals(): Promise<void> {
  await enqueueDue(proposals.group(), "implementProposal", ({ regionId, proposalId, dueAt }) => ({
    name: `${regionId}-${proposalId}-${dueAt!.getTime()}`,
    body: { regionId, proposalId },
  }));
}
