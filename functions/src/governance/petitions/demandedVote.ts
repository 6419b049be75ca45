import type { AuditEntry } from "../../platform/audit.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { GameError } from "../../platform/errors.ts";
import type { Reads } from "../../platform/store.ts";
import type { Region } from "../../regions/schema.ts";
import { type PreparedElection, prepareElection, stageElection } from "../elections/prepareElection.ts";
import { type PreparedProposal, prepareProposal, stageProposal } from "../laws/callProposal.ts";
import type { Petition } from "./petition.ts";

/** What follows from a petition that was reached, its reads done. */
export type DemandedVote =
  | { readonly kind: "election"; readonly prepared: PreparedElection }
  | { readonly kind: "proposal"; readonly prepared: PreparedProposal }
  /** Nothing new: what is demanded is under way, or cannot be, for a reason that the petition keeps. */
  | { readonly kind: "none"; readonly followUpId: string | null; readonly obstacle: string | null };

/**
 * Prepares the election, or the vote on a recall or a referendum, that enough citizens have asked for. The proposal has
 * the petition's id. What the region's rules do not allow any more is no failure: the governor owes an answer anyway.
 */
export async function prepareDemandedVote(
  reads: Reads,
  region: Region,
  petition: Petition,
  now: Date,
): Promise<DemandedVote> {
  const { petitionId, title, text, demand, petitionerUid } = petition;
  try {
    if (demand.kind === "election") {
      const call = { office: demand.office, cause: "petition" as const, closesAt: null };
      return { kind: "election", prepared: await prepareElection(reads, region, call, now) };
    }
    const call = {
      proposalId: petitionId,
      title,
      rationale: text,
      content: demand,
      proposerUid: petitionerUid,
      createdAt: now,
    };
    return { kind: "proposal", prepared: await prepareProposal(reads, region, call, now) };
  } catch (error) {
    if (!(error instanceof GameError)) throw error;
    const { electionId } = error.metadata;
    if (error.reason === "ELECTION_UNDER_WAY" && typeof electionId === "string") {
      return { kind: "none", followUpId: electionId, obstacle: null };
    }
    return { kind: "none", followUpId: null, obstacle: error.message };
  }
}

/** Writes what follows. @returns what the petition keeps of it, and the entries for the region's log. */
export function stageDemandedVote(
  tx: Tx,
  demanded: DemandedVote,
  { title }: Petition,
): Pick<Petition, "followUpId" | "obstacle"> & { readonly entries: AuditEntry[] } {
  switch (demanded.kind) {
    case "none": {
      const { followUpId, obstacle } = demanded;
      return { followUpId, obstacle, entries: [] };
    }
    case "election": {
      const entry = { ...stageElection(tx, demanded.prepared), reason: title };
      return { followUpId: demanded.prepared.election.electionId, obstacle: null, entries: [entry] };
    }
    case "proposal": {
      const { regionId, proposalId, content } = demanded.prepared.proposal;
      stageProposal(tx, demanded.prepared);
      const after = { proposalId, kind: content.kind, fields: [] };
      const entry = {
        action: "submitProposal",
        regionId,
        after,
        reason: title,
        visibility: "public",
      } as const;
      return { followUpId: proposalId, obstacle: null, entries: [entry] };
    }
  }
}
