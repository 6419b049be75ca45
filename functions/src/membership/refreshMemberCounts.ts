import { FieldPath, type QueryDocumentSnapshot } from "firebase-admin/firestore";
import { now } from "../platform/clock.ts";
import { Batch } from "../platform/documents/batch.ts";
import { log } from "../platform/log.ts";
import { type Region, regions } from "../regions/schema.ts";
import { statusesAllowing } from "../regions/status/capabilities.ts";
import { members, type Standing } from "./schema.ts";

const PAGE_REGIONS = 50;

/**
 * Counts the members of every open region and writes what has changed. One region that fails is reported and waits
 * for the next run; it holds up no other. Safe to run twice at once: both write what is there.
 */
export async function refreshMemberCounts(): Promise<void> {
  // Where nobody has anything, nobody comes or goes.
  const open = regions
    .collection({})
    .where("status", "in", statusesAllowing("takeOut"))
    .orderBy(FieldPath.documentId());
  let page = open.limit(PAGE_REGIONS);
  for (;;) {
    const { docs } = await page.get();
    await Promise.all(docs.map((snapshot) => refresh(snapshot)));
    if (docs.length < PAGE_REGIONS) return;
    page = open.startAfter(docs.at(-1)!.id).limit(PAGE_REGIONS);
  }
}

async function refresh(region: QueryDocumentSnapshot<Region>): Promise<void> {
  const regionId = region.id;
  const known = region.data().memberCounts;
  try {
    const [visitors, residents, citizens] = await Promise.all([
      count(regionId, "visitor"),
      count(regionId, "resident"),
      count(regionId, "citizen"),
    ]);
    const unchanged =
      known.visitors === visitors && known.residents === residents && known.citizens === citizens;
    if (unchanged && known.countedAt !== null) return;
    const memberCounts = { visitors, residents, citizens, countedAt: now() };
    await new Batch().update(regions, region, { memberCounts }).commit();
  } catch (error) {
    log.error("members not counted", {
      regionId,
      error: error instanceof Error ? error.stack : String(error),
    });
  }
}

/** Billed as one read for every thousand members. */
async function count(regionId: string, standing: Standing): Promise<number> {
  const active = members
    .collection({ regionId })
    .where("status", "==", "active")
    .where("standing", "==", standing);
  return (await active.count().get()).data().count;
}
