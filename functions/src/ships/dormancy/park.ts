import type { Commit, Stage } from "../../platform/moments.ts";
import { players } from "../../players/schema.ts";
import { depotKey } from "../depots/depot.ts";
import { newDepot } from "../depots/rent.ts";
import { depots } from "../depots/schema.ts";
import { termsOf } from "../depots/terms.ts";
import type { Pilot } from "../schema.ts";
import { begun } from "./dormancy.ts";
import { goodsLeftIn } from "./leftBehind.ts";

/**
 * A ship that is left in a berth where its owner has neither home nor outpost is dormant from now on, in two halves. Where goods lie there
 * their ninety days go on: else one would keep a depot by changing ships.
 */
export async function prepareParking(
  commit: Commit,
  pilot: Pick<Pilot, "uid" | "place" | "sites">,
): Promise<Stage> {
  const { reads, now } = commit;
  const { uid } = pilot;
  const { regionId } = pilot.place;
  const player = (await reads.get(players, { uid }))!;
  if (termsOf(regionId, player, pilot, now) !== null) return () => {};
  const depotId = depotKey(player, regionId);
  const depot = (await reads.get(depots, { depotId })) ?? newDepot(uid, regionId, now);
  const goods = depot.dormancy === null ? [] : await goodsLeftIn(reads, player, regionId);
  if (goods.length > 0) return () => {};
  return (tx) => tx.set(depots.ref({ depotId }), { ...depot, dormancy: begun(now) });
}
