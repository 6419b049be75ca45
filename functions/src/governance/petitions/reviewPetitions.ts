import { enqueueDue } from "../../platform/dueTasks.ts";
import { petitions } from "./schema.ts";

/** Has every petition reviewed that collects, or of which something else is due; one that collects stays due. */
export async function reviewPetitions(): Promise<void> {
  await enqueueDue(petitions.group(), "reviewPetition", ({ regionId, petitionId, dueAt }) => ({
    name: `${regionId}-${petitionId}-${dueAt!.getTime()}`,
    body: { regionId, petitionId },
  }));
}
