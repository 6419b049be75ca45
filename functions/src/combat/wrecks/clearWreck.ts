import { z } from "zod";
import { now } from "../../platform/clock.ts";
import { documentId, regionId } from "../../platform/fields.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { derivedId } from "../../platform/random.ts";
import { Reads, transact } from "../../platform/store.ts";
import { goodsMoved } from "../../ships/cargo/goods.ts";
import { holdId } from "../../ships/hold.ts";
import { combat as room } from "../room.ts";
import { wrecks } from "../schema.ts";

const bodySchema = z.object({ regionId, wreckId: documentId });

/** Takes a wreck away once its time has passed; what nobody has salvaged is destroyed. */
export async function clearWreck(body: unknown): Promise<void> {
  const { regionId, wreckId } = bodySchema.parse(body);
  await transact(async (tx) => {
    const at = now();
    const reads = new Reads(tx);
    const wreck = await reads.get(wrecks, { regionId, wreckId });
    if (wreck === undefined || wreck.liesUntil > at) return;
    const decay = {
      transferId: derivedId("wreckDecay", wreckId),
      kind: transferKindsOf(room).wreckDecay,
      changes: goodsMoved(wreck.goods, holdId(wreckId), "issuance"),
    };
    const prepared = await prepareTransfers(reads, [decay]);

    stageTransfers(tx, prepared, at, [holdId(wreckId)]);
    tx.delete(wrecks.ref({ regionId, wreckId }));
  });
}
