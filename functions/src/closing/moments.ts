import type { AccountId } from "../platform/ledger/accounts.ts";
import type { Point } from "../platform/moments.ts";

/** What a region's treasury is asked for when it closes. */
export interface Claim {
  /** Deterministic, and no other claim's. */
  readonly claimId: string;
  readonly accountId: AccountId;
  readonly amountCredits: number;
  /** `owed`: a judgment, or what was another's own. `fixed`: a fixed asset at book value, paid from what is left. */
  readonly rank: "owed" | "fixed";
}

/** All that a later room's people are owed in a region. A frozen region's claims do not change any more. */
export const claims: Point<(regionId: string) => Promise<readonly Claim[]>> = { name: "closing/claims" };

/** What a later room adds to a person's export of a region: records to be written as JSON. */
export const exportedBeside: Point<
  (own: { readonly regionId: string; readonly uid: string }) => Promise<readonly object[]>
> = { name: "closing/exportedBeside" };
