import { GameError } from "../../platform/errors.ts";
import { type AccountId, balanceId } from "../../platform/ledger/accounts.ts";
import { ledgerBalances } from "../../platform/ledger/schema.ts";
import { derivedId } from "../../platform/random.ts";
import type { Reads } from "../../platform/store.ts";
import type { Player } from "../../players/schema.ts";

/** The account of what a player has stored in a region, by the ledger's pseudonym: it leads to no person. Nothing bounds it. */
export const depotId = ({ accountId }: Pick<Player, "accountId">, regionId: string): AccountId =>
  `hold:${derivedId("depot", accountId, regionId)}`;

/** Whether the player has ever stored something there. */
export async function hasDepot(reads: Reads, accountId: AccountId): Promise<boolean> {
  return (await reads.get(ledgerBalances, { balanceId: balanceId(accountId, 0) })) !== undefined;
}

/** Goods are stored at home. @throws GameError `NO_DEPOT` */
export function requireHome({ homeRegionId }: Pick<Player, "homeRegionId">, regionId: string): void {
  if (regionId === homeRegionId) return;
  throw new GameError("NO_DEPOT", "You can store goods at the ports of your home.", { homeRegionId });
}

export const noDepot = (regionId: string) =>
  new GameError("NO_DEPOT", `You have stored nothing in ${regionId} that can be fetched here.`, { regionId });
