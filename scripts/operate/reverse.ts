import { writeAudit } from "../../functions/src/platform/audit.ts";
import { now } from "../../functions/src/platform/clock.ts";
import { documentId } from "../../functions/src/platform/fields.ts";
import { transferKindsOf } from "../../functions/src/platform/ledger/kinds.ts";
import { reversedChanges } from "../../functions/src/platform/ledger/postings.ts";
import { isTransferMade, prepareTransfers } from "../../functions/src/platform/ledger/prepareTransfers.ts";
import { ledgerTransfers } from "../../functions/src/platform/ledger/schema.ts";
import { stageTransfers } from "../../functions/src/platform/ledger/stageTransfers.ts";
import { derivedId } from "../../functions/src/platform/random.ts";
import { platform } from "../../functions/src/platform/room.ts";
import { Reads, transact } from "../../functions/src/platform/store.ts";
import { Failure } from "../setup/failure.mjs";
import { ACTOR } from "./jobs.ts";

const { reversal } = transferKindsOf(platform);

/** Makes a transfer's opposite, once for ever. It is refused where an account has no longer what it got. */
export async function reverseTransfer(given: string, note: string): Promise<string[]> {
  const transferId = documentId.safeParse(given).data;
  if (transferId === undefined) throw new Failure(`"${given}" is no id of a transfer.`);
  return transact(async (tx) => {
    const reads = new Reads(tx);
    const made = await reads.get(ledgerTransfers, { transferId });
    if (made === undefined) throw new Failure(`The ledger has no transfer ${transferId}.`);
    if (made.kind === reversal.name)
      throw new Failure(`The transfer ${transferId} is a reversal: it is not undone by another one.`);
    const reversalId = derivedId("reversal", transferId);
    if (await isTransferMade(reads, reversalId))
      throw new Failure(`The transfer ${transferId} was reversed before, by ${reversalId}.`);
    const changes = reversedChanges(made.postings);
    const memo = `Reversal of ${transferId}`;
    const prepared = await prepareTransfers(reads, [
      { transferId: reversalId, kind: reversal, memo, changes },
    ]);
    const at = now();
    stageTransfers(tx, prepared, at);
    const entry = { action: "reverseTransfer", before: { transferId }, after: { reversalId }, reason: note };
    writeAudit(tx, [entry], { actorUid: ACTOR, intent: reversalId, at });
    return [`✓ ${transferId} (${made.kind}) is reversed by ${reversalId}.`];
  });
}
