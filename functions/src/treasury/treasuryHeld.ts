import type { AccountId } from "../platform/ledger/accounts.ts";
import type { Reads } from "../platform/store.ts";
import { creditsIn } from "./fund.ts";

export const treasuryAccount = (regionId: string): AccountId => `treasury:${regionId}`;

/** The credits in all of a treasury's shards. */
export const treasuryCredits = (reads: Reads, regionId: string): Promise<number> =>
  creditsIn(reads, treasuryAccount(regionId), regionId);
