import type { AccountId } from "../../platform/ledger/accounts.ts";
import type { Asset } from "../../platform/ledger/assets.ts";
import type { Change } from "../../platform/ledger/transfer.ts";
import type { Player } from "../../players/schema.ts";

/** Of each toll the platform has so much, rounded down: seed 002, "15 % of player gate tolls". */
const PLATFORM_PERCENT = 15;

/**
 * Where a player's tolls are until they are collected: an account of several shards, so that who passes writes nothing that others
 * wait for.
 */
export const tollsOf = ({ accountId }: Pick<Player, "accountId">): AccountId =>
  `tolls:${accountId.slice(accountId.indexOf(":") + 1)}`;

/** What pays a toll: the platform's part, and the rest to the gate's owner. */
export function tollChanges(
  payer: AccountId,
  asset: Asset,
  tollCredits: number,
  tollTo: AccountId,
): Change[] {
  const platformCredits = Math.floor((tollCredits * PLATFORM_PERCENT) / 100);
  return [
    { accountId: payer, asset, amount: -tollCredits },
    { accountId: "platform:gates" as const, asset, amount: platformCredits },
    { accountId: tollTo, asset, amount: tollCredits - platformCredits },
  ].filter(({ amount }) => amount !== 0);
}
