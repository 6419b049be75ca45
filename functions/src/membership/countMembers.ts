import { z } from "zod";
import { now } from "../platform/clock.ts";
import { Batch } from "../platform/documents/batch.ts";
import { regionId } from "../platform/fields.ts";
import { regions } from "../regions/schema.ts";
import { members, type Standing } from "./schema.ts";

const bodySchema = z.object({ regionId });

/** Counts the members of a region and writes what has changed. Twice at once, both write what is there. */
export async function countMembers(body: unknown): Promise<void> {
  const { regionId } = bodySchema.parse(body);
  const [region, visitors, residents, citizens] = await Promise.all([
    regions.ref({ regionId }).get(),
    count(regionId, "visitor"),
    count(regionId, "resident"),
    count(regionId, "citizen"),
  ]);
  const known = region.data()?.memberCounts;
  if (known === undefined) return;
  const unchanged =
    known.visitors === visitors && known.residents === residents && known.citizens === citizens;
  if (unchanged && known.countedAt !== null) return;
  const memberCounts = { visitors, residents, citizens, countedAt: now() };
  await new Batch().update(regions, region, { memberCounts }).commit();
}

/** Billed as one read for every thousand members. */
async function count(regionId: string, standing: Standing): Promise<number> {
  const active = members
    .collection({ regionId })
    .where("status", "==", "active")
    .where("standing", "==", standing);
  return (await active.count().get()).data().count;
}
