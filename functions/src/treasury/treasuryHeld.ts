import type { AccountId } from "../platform/ledger/accounts.ts";
import { creditsOf } from "../platform/ledger/assets.ts";
import { amountOf } from "../platform/ledger/prepareTransfers.ts";
import type { Reads } from "../platform/store.ts";

export const treasuryAccount = (regionId: string): AccountId => `treasury:${regionId}`;

/** The credits in all of a treasury's shards. */
export const treasuryCredits = (reads: Reads, regionId: string): Promise<number> =>
  amountOf(reads, treasuryAccount(regionId), creditsOf(regionId));
