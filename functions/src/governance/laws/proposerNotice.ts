import type { Tx } from "../../platform/documents/tx.ts";
import type { Reads } from "../../platform/store.ts";
import { players } from "../../players/schema.ts";
import { stageNotice } from "../../players/stageNotice.ts";
import type { Proposal } from "./proposal.ts";

/** Who is told of the proposal's fate: its proposer, or null once that account is deleted. */
export async function readProposer(
  reads: Reads,
  { proposerUid }: Pick<Proposal, "proposerUid">,
): Promise<string | null> {
  return (await reads.get(players, { uid: proposerUid })) === undefined ? null : proposerUid;
}

export function stageProposerNotice(
  tx: Tx,
  proposer: string | null,
  notice: { readonly kind: string; readonly sentence: string; readonly regionId: string },
  cause: { readonly intent: string; readonly at: Date },
): void {
  if (proposer !== null) stageNotice(tx, { uid: proposer, ...notice }, cause);
}
