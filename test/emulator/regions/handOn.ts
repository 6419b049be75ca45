import { randomUUID } from "node:crypto";
import { now } from "../../../functions/src/platform/clock.ts";
import { transact } from "../../../functions/src/platform/store.ts";
import { taskCommit } from "../../../functions/src/platform/taskCommit.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { preparePassing } from "../../../functions/src/regions/holders/passRegion.ts";
import { readRegion } from "../../../functions/src/regions/readRegion.ts";

/** A region goes to another player, as when that one has paid for it. */
export async function handOn(regionId: string, toUid: string): Promise<void> {
  await transact(async (tx) => {
    const commit = taskCommit(tx, { actorUid: "test", intent: randomUUID(), at: now() });
    const region = await readRegion(commit.reads, regionId);
    const owner = (await commit.reads.get(players, { uid: toUid }))!;
    const pass = await preparePassing(commit, region, owner, "handOnRegion");
    pass();
    commit.finish();
  });
}
