import { z } from "zod";
import { documentId, regionId } from "../../platform/fields.ts";
import { contributionsTo } from "../../platform/moments.ts";
import { derivedId } from "../../platform/random.ts";
import type { OutboxRow } from "../../platform/work/outbox.ts";
import { workerOf } from "../../platform/work/queues.ts";
import { terms } from "../moments.ts";
import type { Region } from "../schema.ts";

const bodySchema = z.object({ regionId, intent: documentId });

/** Lets every room adjust what lasts for a term in a region that was suspended, or is open again. Late, twice or in another order it leaves the same. */
export async function adjustTerms(body: unknown): Promise<void> {
  const { regionId, intent } = bodySchema.parse(body);
  for (const { contributed } of await contributionsTo(terms)) await contributed(regionId, intent);
}

type Status = Pick<Region, "status">;

/** A task, since a region may have many contracts. A closing ends them in other ways. */
export function adjustingTerms(
  { regionId, status }: Pick<Region, "regionId" | "status">,
  after: Status,
  intent: string,
): OutboxRow | undefined {
  const isReopened = status === "suspended" && after.status === "active";
  if (after.status !== "suspended" && !isReopened) return undefined;
  const outboxId = derivedId("adjustTerms", regionId, intent);
  return {
    outboxId,
    queue: workerOf("regions"),
    task: "adjustTerms",
    body: { regionId, intent: outboxId },
  };
}
