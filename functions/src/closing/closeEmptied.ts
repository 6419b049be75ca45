import { z } from "zod";
import { now } from "../platform/clock.ts";
import { regionId } from "../platform/fields.ts";
import { derivedId } from "../platform/random.ts";
import { transact } from "../platform/store.ts";
import { taskCommit } from "../platform/taskCommit.ts";
import { dispatch } from "../platform/work/outbox.ts";
import { readRegion } from "../regions/readRegion.ts";
import { prepareStatus } from "../regions/status/changeStatus.ts";
import { movedTo } from "../regions/status/lifecycle.ts";
import { emptyRegion, remainsOf } from "./emptyRegion.ts";
import { stagePhase } from "./phase.ts";
import { closings } from "./schema.ts";

const bodySchema = z.object({ regionId });

/** Counts an emptied region to zero once more, and closes it; what has come meanwhile is deleted first. */
export async function closeEmptied(body: unknown): Promise<void> {
  const { regionId } = bodySchema.parse(body);
  const remains = await remainsOf(regionId);
  const rows = await transact(async (tx) => {
    const at = now();
    const closing = (await tx.get(closings.ref({ regionId }))).data();
    if (closing?.phase !== "emptied" || closing.dueAt! > at) return [];
    const intent = derivedId("closeEmptied", regionId, closing.epoch);
    const commit = taskCommit(tx, { actorUid: "task:closeEmptied", intent, at });
    if (remains.length > 0) {
      const again = {
        ...closing,
        phase: "empty" as const,
        epoch: closing.epoch + 1,
        phaseSince: at,
        dueAt: null,
      };
      for (const row of stagePhase(tx, again, emptyRegion, at)) commit.enqueue(row);
      return commit.finish();
    }
    const region = await readRegion(commit.reads, regionId);
    const change = { ...movedTo(region, "closed", region.statusReason), closedAt: at };
    (await prepareStatus(commit, region, change))();
    tx.update(closings.ref({ regionId }), { phase: "closed", phaseSince: at, dueAt: null, closedAt: at });
    commit.audit({ action: "regionClosed", before: { regionId, status: region.status }, after: change });
    return commit.finish();
  });
  await dispatch(rows);
}
