import type { Commit, Stage } from "../../platform/moments.ts";
import type { Player } from "../../players/schema.ts";
import { depotKey } from "../depots/depot.ts";
import { newDepot } from "../depots/rent.ts";
import { depots } from "../depots/schema.ts";
import { termsOf } from "../depots/terms.ts";
import type { Pilot } from "../schema.ts";
import { begun } from "./dormancy.ts";
import { isNothing, leftIn } from "./leftBehind.ts";

/**
 * Makes dormant what a player, as the change leaves them, has left in regions where they have neither home nor outpost any more: the
 * ninety days begin, also where they had begun before.
 */
export async function prepareFallingAsleep(
  commit: Commit,
  { player, pilot }: { readonly player: Player; readonly pilot: Pick<Pilot, "sites"> },
  regionIds: readonly string[],
): Promise<Stage> {
  const { reads, now } = commit;
  const stages: Stage[] = [];
  for (const regionId of new Set(regionIds)) {
    if (termsOf(regionId, player, pilot, now) !== null) continue;
    if (isNothing(await leftIn(commit, player, regionId))) continue;
    const depotId = depotKey(player, regionId);
    const depot = (await reads.get(depots, { depotId })) ?? newDepot(player.uid, regionId, now);
    stages.push((tx) => tx.set(depots.ref({ depotId }), { ...depot, dormancy: begun(now) }));
  }
  return (tx) => {
    for (const stage of stages) stage(tx);
  };
}
