import { z } from "zod";
import { now } from "../platform/clock.ts";
import { Batch } from "../platform/documents/batch.ts";
import { regionId } from "../platform/fields.ts";
import { inRegion, memberCounts } from "../regions/schema.ts";
import { members, type Standing } from "./schema.ts";

const bodySchema = z.object({ regionId });

/** Counts the members of a region and writes what has changed. Twice at once, both write what is there. */
export async function countMembers(body: unknown): Promise<void> {
  const { regionId } = bodySchema.parse(body);
  const ref = memberCounts.ref(inRegion(regionId));
  const [before, visitors, residents, citizens] = await Promise.all([
    ref.get(),
    count(regionId, "visitor"),
    count(regionId, "resident"),
    count(regionId, "citizen"),
  ]);
  const known = before.data();
  const isUnchanged =
    known?.visitors === visitors && known.residents === residents && known.citizens === citizens;
  if (isUnchanged) return;
  const counted = { regionId, visitors, residents, citizens, countedAt: now() };
  await new Batch().set(ref, counted).commit();
}

/** Billed as one read for every thousand members. */
async function count(regionId: string, standing: Standing): Promise<number> {
  const active = members
    .collection({ regionId })
    .where("status", "==", "active")
    .where("standing", "==", standing);
  return (await active.count().get()).data().count;
}
