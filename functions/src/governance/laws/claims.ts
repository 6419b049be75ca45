import type { Tx } from "../../platform/documents/tx.ts";
import { after, DAY_MS } from "../../platform/duration.ts";
import { GameError } from "../../platform/errors.ts";
import { documentPath } from "../../platform/paths.ts";
import type { Reads } from "../../platform/store.ts";
import type { Proposal } from "./proposal.ts";
import { questionKey } from "./question.ts";
import { claimedFields } from "./schema.ts";

/** A question that was put to the vote is not put again for so long. */
const QUESTION_REST_DAYS = 30;

interface Claimant extends Pick<Proposal, "regionId" | "content"> {
  readonly fields: readonly string[];
}

/**
 * What no other proposal may be about while this one is voted on and waits to take effect: a law's fields, a referendum's
 * question. Equal questions differ in no letter and no digit.
 */
export function claimsOf({ content, fields }: Pick<Claimant, "content" | "fields">): readonly string[] {
  return content.kind === "referendum" ? [`question-${questionKey(content.question)}`] : fields;
}

/** The claim that stands in the way, or null. */
export async function obstructing(
  reads: Reads,
  claimant: Claimant,
  now: Date,
): Promise<{ readonly field: string; readonly proposalId: string } | null> {
  const { regionId } = claimant;
  const claims = claimsOf(claimant);
  await reads.load(claims.map((field) => documentPath(claimedFields.template, { regionId, field })));
  for (const field of claims) {
    const claim = await reads.get(claimedFields, { regionId, field });
    if (claim !== undefined && (claim.freeFrom == null || claim.freeFrom > now))
      return { field, proposalId: claim.proposalId };
  }
  return null;
}

/** @throws GameError `FIELD_CLAIMED` where a vote is held, or was held of late, about the same. */
export async function requireUnclaimed(reads: Reads, claimant: Claimant, now: Date): Promise<void> {
  const claim = await obstructing(reads, claimant, now);
  if (claim !== null) throw new GameError("FIELD_CLAIMED", claimedSentence(claim), claim);
}

export const claimedSentence = ({
  field,
  proposalId,
}: {
  readonly field: string;
  readonly proposalId: string;
}) =>
  field.startsWith("question-")
    ? `The proposal ${proposalId} asks the same, or asked it within ${QUESTION_REST_DAYS} days.`
    : `The proposal ${proposalId}, on which a vote is held, changes ${field} already: wait for its end, or leave the field out.`;

/** Claims what is voted on, from the opening of the vote on. */
export function stageClaims(tx: Tx, proposal: Proposal, at: Date): void {
  const { regionId, proposalId } = proposal;
  for (const field of claimsOf(proposal)) {
    tx.set(claimedFields.ref({ regionId, field }), { proposalId, claimedAt: at, freeFrom: null });
  }
}

/** Frees what an ended proposal has claimed; a question rests for a while. */
export function stageRelease(tx: Tx, proposal: Proposal, at: Date): void {
  const { regionId, proposalId, claimedAt, content } = proposal;
  if (claimedAt == null) return;
  const freeFrom = after(at, QUESTION_REST_DAYS * DAY_MS);
  for (const field of claimsOf(proposal)) {
    const ref = claimedFields.ref({ regionId, field });
    if (content.kind === "referendum") tx.set(ref, { proposalId, claimedAt, freeFrom });
    else tx.delete(ref);
  }
}
