import { z } from "zod";
import { inRegion, regionalCollections } from "../platform/documents/regional.ts";
import { after, MINUTE_MS } from "../platform/duration.ts";
import { integer } from "../platform/fields.ts";
import { regions } from "../regions/schema.ts";
import { phaseJob } from "./phase.ts";

/** With the closing and the cursor beside them. */
const PAGE = 440;
const COUNTED_AGAIN_AFTER_MINUTES = 10;

/** Deletes what the region had, leaves before trunks, and counts it to zero; its own document stays. */
export const emptyRegion = phaseJob({
  phase: "empty",
  kind: "emptyRegion",
  cursor: z.strictObject({ collection: integer(0, 1_000), page: integer(0, 1_000_000) }),
  async prepare({ regionId }, cursor) {
    const { collection, page } = cursor ?? { collection: 0, page: 0 };
    const all = regionalCollections();
    const { docs } = await inRegion(all[collection]!, regionId).limit(PAGE).get();
    const isEnd = docs.length < PAGE;
    return {
      stage(tx) {
        for (const { ref } of docs) tx.delete(ref);
      },
      next: isEnd
        ? collection === all.length - 1
          ? null
          : { collection: collection + 1, page: 0 }
        : { collection, page: page + 1 },
    };
  },
  check: ({ regionId }) => remainsOf(regionId),
  ended: async (_tx, _closing, at) => ({ dueAt: after(at, COUNTED_AGAIN_AFTER_MINUTES * MINUTE_MS) }),
  next: { phase: "emptied", job: null },
});

/** A line for each collection in which something of the region is left, declared or not. */
export async function remainsOf(regionId: string): Promise<string[]> {
  const counts = regionalCollections().map(async (collection) => {
    const { count } = (await inRegion(collection, regionId).count().get()).data();
    return count === 0 ? [] : [`${count} of ${collection.name} are left`];
  });
  const below = await regions.ref({ regionId }).listCollections();
  const undeclared = below.map(({ id }) => `something of ${id} is left`);
  return [...(await Promise.all(counts)).flat(), ...undeclared];
}
