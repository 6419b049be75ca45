import type { Tx } from "../../platform/documents/tx.ts";
import { after, DAY_MS } from "../../platform/duration.ts";
import { GameError } from "../../platform/errors.ts";
import type { Proposal } from "./proposal.ts";
import { proposals } from "./schema.ts";

/** Fields that one law may change, and all open laws of one person together. */
export const MAX_FIELDS = { perLaw: 8, perProposer: 12 } as const;
/** Between the end of a law that did not pass and its proposer's next one on the same fields. */
export const PAUSE_DAYS = 7;
/** A person has three open proposals, so more cannot have ended in a pause. */
const MOST_READ = 30;

/**
 * Whether a law keeps the measure that leaves lawmaking to others too. Reads the proposer's own proposals alone.
 * @throws GameError `TOO_MANY_FIELDS`, `PROPOSAL_PAUSED`.
 */
export async function requireMeasure(tx: Tx, law: Proposal, now: Date): Promise<void> {
  if (law.fields.length === 0) return;
  requireFewFields(law.fields.length, MAX_FIELDS.perLaw, "A law");
  const own = proposals.collection(law).where("proposerUid", "==", law.proposerUid);
  const pauseFrom = after(now, -PAUSE_DAYS * DAY_MS);
  const [open, ended] = await Promise.all([
    tx.get(own.where("endedAt", "==", null).limit(MOST_READ)),
    tx.get(own.where("endedAt", ">", pauseFrom).limit(MOST_READ)),
  ]);
  const claimed = open.docs.filter(({ id }) => id !== law.proposalId).flatMap((doc) => doc.data().fields);
  requireFewFields(law.fields.length + claimed.length, MAX_FIELDS.perProposer, "Your open laws together");
  requireRested(
    law,
    ended.docs.map((doc) => doc.data()),
  );
}

function requireFewFields(count: number, maximum: number, what: string): void {
  if (count <= maximum) return;
  throw new GameError("TOO_MANY_FIELDS", `${what} can change at most ${maximum} fields, not ${count}.`, {
    maximum,
  });
}

/** Taken back, voted down, or without a quorum; what something else has ended is nobody's fault. */
export function wasDefeated({ submittedAt, decision, failure }: Proposal): boolean {
  return submittedAt !== null && decision !== "passed" && failure === null;
}

function requireRested({ fields }: Proposal, ended: readonly Proposal[]): void {
  for (const earlier of ended.filter(wasDefeated)) {
    const field = fields.find((name) => earlier.fields.includes(name));
    if (field === undefined) continue;
    const from = after(earlier.endedAt!, PAUSE_DAYS * DAY_MS).toISOString();
    throw new GameError(
      "PROPOSAL_PAUSED",
      `Your last law on ${field} did not pass: you can propose another one on it from ${from} on.`,
      { field, proposalId: earlier.proposalId, from },
    );
  }
}
