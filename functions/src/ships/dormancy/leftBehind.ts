import type { Tx } from "../../platform/documents/tx.ts";
import { amountsIn } from "../../platform/ledger/prepareTransfers.ts";
import type { Commit } from "../../platform/moments.ts";
import type { Reads } from "../../platform/store.ts";
import type { Player } from "../../players/schema.ts";
import { type Goods, linesIn } from "../cargo/goods.ts";
import { depotId, hasDepot } from "../depots/depot.ts";
import { type Place, ships } from "../schema.ts";

/** The own ships in berths of a region, or in one of its berths alone. */
export async function berthedIn(
  tx: Tx,
  ownerUid: string,
  { regionId, ...berth }: Pick<Place, "regionId"> & Partial<Place>,
): Promise<string[]> {
  const here = ships.collection({}).where("ownerUid", "==", ownerUid).where("place.regionId", "==", regionId);
  const { sectorNumber, berth: kind } = berth;
  return (await tx.get(here)).docs
    .map((doc) => ({ shipId: doc.id, place: doc.data().place! }))
    .filter(({ place }) => sectorNumber === undefined || place.sectorNumber === sectorNumber)
    .filter(({ place }) => kind === undefined || place.berth === kind)
    .map(({ shipId }) => shipId);
}

/** What a player has in a region beside the pilot: goods in the depot, and ships in berths. */
export interface LeftBehind {
  readonly goods: Goods;
  readonly shipIds: readonly string[];
}

export async function leftIn(
  { reads, tx }: Pick<Commit, "reads" | "tx">,
  player: Pick<Player, "uid" | "accountId">,
  regionId: string,
): Promise<LeftBehind> {
  const goods = await goodsLeftIn(reads, player, regionId);
  return { goods, shipIds: await berthedIn(tx, player.uid, { regionId }) };
}

export async function goodsLeftIn(
  reads: Reads,
  player: Pick<Player, "accountId">,
  regionId: string,
): Promise<Goods> {
  const depot = depotId(player, regionId);
  return (await hasDepot(reads, depot)) ? linesIn(await amountsIn(reads, depot)) : [];
}

export const isNothing = ({ goods, shipIds }: LeftBehind): boolean =>
  goods.length === 0 && shipIds.length === 0;
