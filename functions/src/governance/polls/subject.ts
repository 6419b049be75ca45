import type { Transaction } from "firebase-admin/firestore";
import type { Poll, PollResult } from "./poll.ts";

/** What voting opens on: the options, and the digest of what is voted on; or nothing, where it was called off. */
export type Opening =
  | { readonly options: readonly string[]; readonly contentHash: string | null }
  | { readonly calledOff: true };

/**
 * What a poll is about. Both run in the transaction that moves the poll on, which has read the poll and written nothing
 * yet: reads first, then writes. Both may run again after a lost acknowledgement; the poll's phase keeps a second run out.
 */
export interface Subject {
  open(tx: Transaction, poll: Poll, at: Date): Promise<Opening>;
  /** Applies the consequence of the result, whatever it is: nothing may be left undefined by a failed vote. */
  conclude(tx: Transaction, poll: Poll, result: PollResult, at: Date): Promise<void>;
}
