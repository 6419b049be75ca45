import { type Goods, linesIn } from "../../../../functions/src/ships/cargo/goods.ts";
import type { Depot } from "../../../../functions/src/ships/depots/schema.ts";
import type { OwnShip } from "../travel/Ships.tsx";

/** A balance of the player's, as the ledger has it. */
export interface Balance {
  readonly accountId: string;
  readonly amounts: Parameters<typeof linesIn>[0];
}

export type OwnDepot = Depot & { readonly id: string };

/** Where goods of the player's lie that are in no ship. */
export interface Stored {
  /** Null of the depot at home, which has no document of its own. */
  readonly depot: OwnDepot | null;
  readonly regionId: string;
  readonly goods: Goods;
}

/** What an account's amounts are in goods; nothing where there is no such account. */
export const goodsIn = (balances: readonly Balance[], accountId: string): Goods =>
  linesIn(balances.find((balance) => balance.accountId === accountId)?.amounts ?? {});

export const holdOf = (shipId: string): string => `hold:${shipId}`;

/** Every depot that holds something, or costs something: the holds that are no ship's, and not the explorer guild's parts. */
export function storedIn(
  balances: readonly Balance[],
  ships: readonly OwnShip[],
  depots: readonly OwnDepot[],
  {
    homeRegionId,
    constructionId,
  }: { readonly homeRegionId: string | null; readonly constructionId: string | undefined },
): Stored[] {
  const away = depots.map((depot) => ({
    depot,
    regionId: depot.regionId,
    goods: goodsIn(balances, holdOf(depot.id)),
  }));
  const others = constructionId === undefined ? [] : [{ id: constructionId }];
  const known = new Set([...ships, ...depots, ...others].map(({ id }) => holdOf(id)));
  const atHome = balances
    .filter(({ accountId }) => accountId.startsWith("hold:") && !known.has(accountId))
    .map(({ amounts }) => linesIn(amounts))
    .filter((goods) => goods.length > 0);
  if (homeRegionId === null || atHome.length === 0) return away;
  return [{ depot: null, regionId: homeRegionId, goods: atHome[0]! }, ...away];
}
