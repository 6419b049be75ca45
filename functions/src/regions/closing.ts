import type { OutboxRow } from "../platform/outbox.ts";
import { derivedId } from "../platform/random.ts";

/** What a region's closing leaves to a task of the room `governance`: giving notice of its treaties. */
export function closingTask(regionId: string): OutboxRow {
  return { outboxId: derivedId("endTreaties", regionId), queue: "endTreaties", body: { regionId } };
}
