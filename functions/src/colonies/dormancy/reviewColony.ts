import { z } from "zod";
import { FIRST_WORLD } from "../../galaxy/world.ts";
import { now } from "../../platform/clock.ts";
import { documentId, regionId } from "../../platform/fields.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { derivedId } from "../../platform/random.ts";
import { Reads, transact } from "../../platform/store.ts";
import { stageNotice } from "../../players/stageNotice.ts";
import { endsAt, noticed } from "../../ships/dormancy/dormancy.ts";
import { berthedIn } from "../../ships/dormancy/leftBehind.ts";
import { prepareTowing } from "../../ships/dormancy/towing.ts";
import { pilots } from "../../ships/schema.ts";
import { prepareStored } from "../ends/stored.ts";
import { colonies } from "../schema.ts";
import { withoutSite } from "../sites.ts";

const bodySchema = z.object({ regionId, colonyId: documentId });

/** Looks at a dormant colony when something is due: late or twice there is one outcome. At the end its store goes to the Nexus. */
export async function reviewColony(body: unknown): Promise<void> {
  const { regionId, colonyId } = bodySchema.parse(body);
  await transact(async (tx) => {
    const at = now();
    const reads = new Reads(tx);
    const colony = await reads.get(colonies, { regionId, colonyId });
    if (colony?.dormancy == null || colony.dormancy.dueAt > at) return;
    const { ownerUid: uid, sectorNumber, dormancy } = colony;
    const ref = colonies.ref({ regionId, colonyId });
    const end = endsAt(dormancy);
    const isOver = end <= at;
    const pilot = isOver ? await reads.get(pilots, { uid }) : undefined;
    const berth = { regionId, sectorNumber, berth: "planet" as const };
    const tow = await prepareTowing(regionId, isOver ? await berthedIn(tx, uid, berth) : []);
    const stored = isOver
      ? await prepareStored(reads, [colony], { storedIn: FIRST_WORLD.nexusId, cause: at.toISOString() })
      : null;

    if (stored === null) tx.update(ref, { dormancy: noticed(dormancy, at) });
    else {
      tx.delete(ref);
      tow(tx);
      stageTransfers(tx, stored, at);
      const gone = { kind: "colony" as const, regionId, siteId: colonyId };
      if (pilot !== undefined) tx.update(pilots.ref({ uid }), { sites: withoutSite(pilot, gone) });
    }
    const sentence = isOver
      ? `Your colony in sector ${sectorNumber} of ${regionId} was wound up. What it had in store is in your depot in the Nexus, ships from its berth at the port there.`
      : `Your colony in sector ${sectorNumber} of ${regionId} is dormant, since you live elsewhere. It is wound up at ${end.toISOString()}.`;
    const kind = isOver ? "COLONY_WOUND_UP" : "COLONY_DORMANT";
    const intent = derivedId("reviewColony", regionId, colonyId, dormancy.dueAt.toISOString());
    stageNotice(tx, { uid, kind, sentence, regionId }, { intent, at });
  });
}
