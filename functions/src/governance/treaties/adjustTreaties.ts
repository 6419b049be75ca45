import { writeAudit } from "../../platform/audit.ts";
import { now } from "../../platform/clock.ts";
import { pagesOf } from "../../platform/documents/pages.ts";
import { derivedId } from "../../platform/random.ts";
import { Reads, transact } from "../../platform/store.ts";
import { atPace, paceAct } from "./pause.ts";
import { treaties } from "./schema.ts";
import { partnerIn, type Treaty } from "./treaty.ts";
import { readSides, stageTreaty } from "./treatySides.ts";

const ACTOR = "task:adjustTerms";

/** Lets the terms of a region's treaties stand still while it is suspended. It goes by what the region is when it runs: late, twice or in another order it leaves the same. */
export async function adjustTreaties(regionId: string, intent: string): Promise<void> {
  const all = treaties.collection({}).where("regionIds", "array-contains", regionId).orderBy("__name__");
  for await (const docs of pagesOf(all, Number.POSITIVE_INFINITY))
    for (const doc of docs) await adjustTerm(regionId, doc.data(), intent);
}

async function adjustTerm(regionId: string, { treatyId, regionIds, type }: Treaty, intent: string) {
  await transact(async (tx) => {
    const withRegionId = partnerIn({ regionIds }, regionId);
    const { treaty, ...sides } = await readSides(new Reads(tx), { regionId, withRegionId, type });
    if (treaty === undefined) return;
    const at = now();
    const after = atPace(treaty, [sides.region, sides.partner], at);
    if (after === treaty) return;
    const cause = { intent: derivedId("adjustTerms", intent, treatyId), at };
    const entries = stageTreaty(tx, sides, after, paceAct(sides, treaty, after), cause);
    writeAudit(tx, entries, { actorUid: ACTOR, ...cause });
  });
}
