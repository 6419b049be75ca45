import { z } from "zod";
import { now } from "../../platform/clock.ts";
import { regionId } from "../../platform/fields.ts";
import { ask } from "../../platform/moments.ts";
import { derivedId } from "../../platform/random.ts";
import { transact } from "../../platform/store.ts";
import { taskCommit } from "../../platform/taskCommit.ts";
import { dispatch } from "../../platform/work/outbox.ts";
import { takingOver } from "../moments.ts";
import { readRegion } from "../readRegion.ts";
import { prepareStatus } from "./changeStatus.ts";
import { movedTo } from "./lifecycle.ts";

const bodySchema = z.object({ regionId });

/** For everybody who looks; the owner's own words stand in the log and in the announcement. */
const ANNOUNCED = "Its owner has given it up.";

/**
 * Begins to close a region whose announced hour has come, unless that was revoked meanwhile or somebody takes it over. Safe
 * to repeat: while it waits for that it stays due.
 */
export async function closeAnnouncedRegion(body: unknown): Promise<void> {
  const { regionId } = bodySchema.parse(body);
  const rows = await transact(async (tx) => {
    const at = now();
    const intent = derivedId("closeAnnouncedRegion", regionId, at.getTime());
    const commit = taskCommit(tx, { actorUid: "schedule:closeAnnouncedRegions", intent, at });
    const region = await readRegion(commit.reads, regionId);
    if (region.closesAt === null || at < region.closesAt) return [];
    const takers = (await ask(takingOver, commit, { region })).filter(({ isTaken }) => isTaken);
    if (takers.length > 0) {
      for (const { stage } of takers) stage();
      return commit.finish();
    }
    const change = movedTo(region, "closing", ANNOUNCED);
    const stage = await prepareStatus(commit, region, change);
    stage();
    const before = { status: region.status, closesAt: region.closesAt };
    commit.audit({ action: "closeRegion", regionId, before, after: change, visibility: "public" });
    return commit.finish();
  });
  await dispatch(rows);
}
