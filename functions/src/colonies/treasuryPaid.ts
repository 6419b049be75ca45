import type { AccountId } from "../platform/ledger/accounts.ts";
import { creditsOf } from "../platform/ledger/assets.ts";
import type { Change } from "../platform/ledger/transfer.ts";

/** What pays a region's treasury out of an account; nothing where nothing is paid. */
export function treasuryPaid(accountId: AccountId, regionId: string, amountCredits: number): Change[] {
  if (amountCredits === 0) return [];
  const asset = creditsOf(regionId);
  return [
    { accountId, asset, amount: -amountCredits },
    { accountId: `treasury:${regionId}`, asset, amount: amountCredits },
  ];
}
