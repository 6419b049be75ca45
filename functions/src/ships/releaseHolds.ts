import { ledgerBalances } from "../platform/ledger/schema.ts";
import type { Commit, Stage } from "../platform/moments.ts";

/**
 * Takes the person out of holds and deposits, in the commit that ends the account: what is in them stays in the ledger, like the
 * credits, and nobody has it. The erasing task deletes pilot, ships and presence.
 */
export async function releaseHolds({ tx }: Commit, { uid }: { readonly uid: string }): Promise<Stage> {
  const { docs } = await tx.get(ledgerBalances.collection({}).where("holderUid", "==", uid));
  const holds = docs.filter((balance) => !balance.data().accountId.startsWith("player:"));
  return (tx) => {
    for (const { id } of holds) tx.update(ledgerBalances.ref({ balanceId: id }), { holderUid: null });
  };
}
