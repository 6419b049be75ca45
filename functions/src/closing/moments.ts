import type { Tx } from "../platform/documents/tx.ts";
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

/** What a later room adds to a person's export of a region: lines as `lineOf` makes them. */
export const exportedBeside: Point<
  (own: { readonly regionId: string; readonly uid: string }) => Promise<readonly string[]>
> = { name: "closing/exportedBeside" };

/** Moves on, in a step's own commit. What others may have changed since, it reads again before its first write. */
type Departure = (tx: Tx, at: Date) => Promise<void>;

/**
 * What a later room's people still have in a region when they have left it: a page of it at a time, of which nothing is found again
 * once it has moved on. Null where nothing is left.
 */
export const evacuations: Point<(regionId: string) => Promise<Departure | null>> = {
  name: "closing/evacuations",
};
