import { z } from "zod";
import { now } from "../../platform/clock.ts";
import { regionId, uid } from "../../platform/fields.ts";
import { derivedId } from "../../platform/random.ts";
import { Reads, transact } from "../../platform/store.ts";
import { stageNotice } from "../../players/stageNotice.ts";
import { endsAt, noticed } from "../../ships/dormancy/dormancy.ts";
import { berthedIn } from "../../ships/dormancy/leftBehind.ts";
import { prepareTowing } from "../../ships/dormancy/towing.ts";
import { pilots } from "../../ships/schema.ts";
import { outposts } from "../schema.ts";
import { withoutSite } from "../sites.ts";

const bodySchema = z.object({ regionId, uid });

/** Looks at a dormant outpost when something is due: late or twice there is one outcome. */
export async function reviewOutpost(body: unknown): Promise<void> {
  const { regionId, uid } = bodySchema.parse(body);
  await transact(async (tx) => {
    const at = now();
    const reads = new Reads(tx);
    const outpost = await reads.get(outposts, { regionId, uid });
    if (outpost?.dormancy == null || outpost.dormancy.dueAt > at) return;
    const { dormancy, sectorNumber } = outpost;
    const end = endsAt(dormancy);
    const isOver = end <= at;
    const pilot = isOver ? await reads.get(pilots, { uid }) : undefined;
    const berth = { regionId, sectorNumber, berth: "outpost" as const };
    const tow = await prepareTowing(regionId, isOver ? await berthedIn(tx, uid, berth) : []);

    const ref = outposts.ref({ regionId, uid });
    if (isOver) tx.delete(ref);
    else tx.update(ref, { dormancy: noticed(dormancy, at) });
    tow(tx);
    if (pilot !== undefined) {
      const sites = withoutSite(pilot, { kind: "outpost", regionId, siteId: uid });
      tx.update(pilots.ref({ uid }), { sites });
    }
    const sentence = isOver
      ? `Your outpost in ${regionId} was wound up. Ships from its berths are at the port of the Nexus next to the gate.`
      : `Your outpost in ${regionId} is dormant, since your entitlement has ended. It is wound up at ${end.toISOString()}.`;
    const kind = isOver ? "OUTPOST_WOUND_UP" : "OUTPOST_DORMANT";
    const intent = derivedId("reviewOutpost", regionId, uid, dormancy.dueAt.toISOString());
    stageNotice(tx, { uid, kind, sentence, regionId }, { intent, at });
  });
}
