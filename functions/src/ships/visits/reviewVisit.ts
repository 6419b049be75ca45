import { z } from "zod";
import { now } from "../../platform/clock.ts";
import { uid } from "../../platform/fields.ts";
import type { Commit } from "../../platform/moments.ts";
import { derivedId } from "../../platform/random.ts";
import { Reads, transact } from "../../platform/store.ts";
import { taskCommit } from "../../platform/taskCommit.ts";
import { players } from "../../players/schema.ts";
import { stageNotice } from "../../players/stageNotice.ts";
import { type Pilot, pilots } from "../schema.ts";
import { prepareOverstay } from "./overstay.ts";
import { changedVisit, isOver, type Visit, watched } from "./visit.ts";

const bodySchema = z.object({ uid });

/** Looks at a visit when something is due: late, twice or beside the pilot's departure there is one outcome. */
export async function reviewVisit(body: unknown): Promise<void> {
  const { uid } = bodySchema.parse(body);
  await transact(async (tx) => {
    const at = now();
    const reads = new Reads(tx);
    const pilot = await reads.get(pilots, { uid });
    const player = await reads.get(players, { uid });
    if (pilot?.visit?.dueAt == null || pilot.visit.dueAt > at || player === undefined) return;
    const intent = derivedId("reviewVisit", uid, pilot.visit.dueAt.toISOString());
    const commit = { ...taskCommit(tx, { actorUid: "schedule:reviewVisits", intent, at }), reads };
    const visit = changedVisit(pilot, player, at);
    const stage =
      visit !== null && isOver(visit, at)
        ? await prepareOverstay(commit, pilot, player)
        : () => stageStay(commit, pilot, visit);
    stage();
    commit.finish();
  });
}

/** Tells the visitor when the visit ends; where it has no end any more, takes the end away. */
function stageStay({ tx, now, intent }: Commit, { uid, place }: Pilot, visit: Visit | null): void {
  tx.update(pilots.ref({ uid }), { visit: visit && watched(visit, now) });
  if (visit === null) return;
  const { regionId } = place;
  const sentence = `Your visit to ${regionId} ends at ${visit.endsAt.toISOString()}: leave by then, or you are sent home.`;
  stageNotice(tx, { uid, kind: "VISIT_ENDING", sentence, regionId }, { intent, at: now });
}
