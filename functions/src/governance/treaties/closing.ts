import type { Commit, Stage } from "../../platform/moments.ts";
import { derivedId } from "../../platform/random.ts";
import type { Region, RegionStatus } from "../../regions/schema.ts";

/** A region that begins to close leaves it to a task to give notice of its treaties. */
export async function endTreatiesAtClosing(
  { enqueue }: Pick<Commit, "enqueue">,
  { region, status }: { readonly region: Pick<Region, "regionId">; readonly status: RegionStatus },
): Promise<Stage | undefined> {
  if (status !== "closing") return undefined;
  const { regionId } = region;
  return () =>
    enqueue({
      outboxId: derivedId("endTreaties", regionId),
      queue: "governanceWorker",
      task: "endTreaties",
      body: { regionId },
    });
}
