import type { Commit, Stage } from "../../platform/moments.ts";
import { derivedId } from "../../platform/random.ts";
import type { Region, RegionStatus } from "../../regions/schema.ts";

/** A task adjusts the terms of a region's treaties once it is suspended or open again, since a region may have many. A closing ends them by notice. */
export async function termsAtStatus(
  { enqueue, intent }: Pick<Commit, "enqueue" | "intent">,
  { region, status }: { readonly region: Pick<Region, "regionId" | "status">; readonly status: RegionStatus },
): Promise<Stage | undefined> {
  const isReopened = region.status === "suspended" && status === "active";
  if (status !== "suspended" && !isReopened) return undefined;
  const { regionId } = region;
  const outboxId = derivedId("adjustTerms", regionId, intent);
  const body = { regionId, intent: outboxId };
  return () => enqueue({ outboxId, queue: "governanceWorker", task: "adjustTerms", body });
}
