import type { Tx } from "../../platform/documents/tx.ts";
import { contributionsTo, type Point } from "../../platform/moments.ts";
import type { Poll, PollResult, SubjectKind } from "./poll.ts";

/** What voting opens on: the options, and the digest of what is voted on; or nothing, where it was called off. */
export type Opening =
  | {
      readonly options: readonly string[];
      readonly contentHash: string | null;
      /** In the place of what the poll was called with, where there turned out to be less to choose. */
      readonly question?: Pick<Poll, "method" | "rule">;
    }
  | { readonly calledOff: true };

/**
 * What a poll is about. Each runs in the transaction that moves the poll on, which has read the poll and written nothing
 * yet: reads first, then writes. Each may run again after a lost acknowledgement; the poll's phase keeps a second run out.
 */
export interface Subject {
  open(tx: Tx, poll: Poll, at: Date): Promise<Opening>;
  /** Applies the consequence of the result, whatever it is: nothing may be left undefined by a failed vote. */
  conclude(tx: Tx, poll: Poll, result: PollResult, at: Date): Promise<void>;
  /** Ends what the poll was about, because its region closes; the poll is called off in the same commit. */
  callOff(tx: Tx, poll: Poll, at: Date): Promise<void>;
}

/** Where the room that calls polls of a kind registers what they decide. */
export function subjectPoint(kind: SubjectKind): Point<Subject> {
  return { name: `governance/subject:${kind}` };
}

/** Who answers for what a poll decides; loaded when a poll of that kind moves on. */
export async function subjectOf({ subject: { kind } }: Poll): Promise<Subject> {
  const [registered] = await contributionsTo(subjectPoint(kind));
  if (registered === undefined) throw new Error(`nobody has registered what a poll over a ${kind} decides`);
  return registered.contributed;
}
