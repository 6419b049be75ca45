import type { Commit } from "../../platform/moments.ts";
import type { Player } from "../../players/schema.ts";
import { type Goods, linesIn, valueCredits } from "../cargo/goods.ts";
import { depotId } from "../depots/depot.ts";
import { travellerOf } from "../passages/traveller.ts";
import { passages } from "../schema.ts";
import { accountsOf, propertyOf } from "../visits/allowance.ts";
import { requireShare } from "../visits/purse.ts";

/**
 * Of all that a player has, what lies in a depot abroad, is on the way there and is to be sent comes to no more than a visit may take
 * along. Reads the player's accounts, and freight that is under way.
 * @throws GameError `SHARE_EXCEEDED`
 */
export async function requireShareAbroad(
  { tx, now }: Pick<Commit, "tx" | "now">,
  player: Player,
  { toRegionId, goods }: { readonly toRegionId: string; readonly goods: Goods },
): Promise<void> {
  const accounts = await accountsOf(tx, player);
  const depot = depotId(player, toRegionId);
  const lying = accounts
    .filter(({ accountId }) => accountId === depot)
    .map(({ amounts }) => linesIn(amounts));
  const unsettled = passages.collection({}).where("uid", "==", player.uid).where("settled", "==", null);
  const coming = (await tx.get(unsettled)).docs
    .map((doc) => doc.data())
    .filter(({ isFreight, to }) => isFreight && to.regionId === toRegionId)
    .map(({ manifest }) => manifest);
  const abroadCredits = [goods, ...lying, ...coming].reduce((sum, lines) => sum + valueCredits(lines), 0);
  requireShare({ propertyCredits: propertyOf(accounts, player), abroadCredits }, travellerOf(player, now));
}
