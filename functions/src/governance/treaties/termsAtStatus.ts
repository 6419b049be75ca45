import type { Commit, Stage } from "../../platform/moments.ts";
import { derivedId } from "../../platform/random.ts";
import type { Region, RegionStatus } from "../../regions/schema.ts";

/** A region that is suspended, or open again, leaves the terms of its treaties to a task: it has any number of them. A closing gives notice of all. */
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
