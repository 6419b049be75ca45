import { GameError } from "../../platform/errors.ts";
import { type AccountId, balanceId } from "../../platform/ledger/accounts.ts";
import { ledgerBalances } from "../../platform/ledger/schema.ts";
import { derivedId } from "../../platform/random.ts";
import type { Reads } from "../../platform/store.ts";
import type { Player } from "../../players/schema.ts";

/** A player's depot in a region, by the ledger's pseudonym: its id leads to no person. */
export const depotKey = ({ accountId }: Pick<Player, "accountId">, regionId: string): string =>
  derivedId("depot", accountId, regionId);

/** The account of what a player has stored in a region. The ledger bounds it by nothing: what comes back always has room. */
export const depotId = (player: Pick<Player, "accountId">, regionId: string): AccountId =>
  `hold:${depotKey(player, regionId)}`;

/** Whether the player has ever stored something there. */
export async function hasDepot(reads: Reads, accountId: AccountId): Promise<boolean> {
  return (await reads.get(ledgerBalances, { balanceId: balanceId(accountId, 0) })) !== undefined;
}

export const noDepot = (regionId: string) =>
  new GameError("NO_DEPOT", `You have stored nothing in ${regionId} that can be fetched here.`, { regionId });
