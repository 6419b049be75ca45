import type { CollectionName } from "../../functions/src/house.ts";
import type { Bill } from "./budget.ts";
import type { Quantities } from "./formula.ts";
import type { Place, Reader } from "./table/clientReads.ts";

/** A galaxy to be billed for a month. */
export interface Scenario {
  readonly regions: number;
  /** In all regions together; everybody has one home. */
  readonly residents: number;
}

/** What is done: an operation of the budget table, a read straight from Firestore, or what is not built yet. */
export type Act =
  | { readonly operation: string; readonly case?: string; readonly quantities?: Quantities }
  | { readonly reads: CollectionName; readonly place: Place; readonly by: Reader; readonly documents: number }
  | { readonly toCome: Bill };

export interface Activity {
  readonly what: string;
  readonly act: Act;
  /** How often: by each resident on a day of play, or in each region in a month. */
  readonly perPlayerDay?: number;
  readonly perRegionMonth?: number;
  /** What goes to the player's device each time. */
  readonly sentKB?: number;
}

export const DAYS_A_MONTH = 30;

/** Of all residents, those who play on a given day. A fifth is usual for a game; half of them is a very good one. */
export const PLAYING_SHARE = 0.5;
