import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import type { Transfer } from "../../platform/ledger/transfer.ts";
import { derivedId } from "../../platform/random.ts";
import { goodsMoved } from "../../ships/cargo/goods.ts";
import { holdId } from "../../ships/hold.ts";
import type { Loot } from "../loot.ts";
import { combat as room } from "../room.ts";
import type { Wreck } from "../schema.ts";
import { type Receiver, taxChanges } from "../taker.ts";

/** Moves what is salvaged into the piloted ship's hold, and the tax into the region's treasury. */
export function salvageTransfer(
  intent: string,
  { wreck, pilot, player }: Receiver & { readonly wreck: Pick<Wreck, "wreckId" | "regionId"> },
  { taken, taxCredits }: Loot,
): Transfer {
  const { wreckId, regionId } = wreck;
  return {
    transferId: derivedId("salvage", intent),
    kind: transferKindsOf(room).salvage,
    memo: `Salvage in ${regionId}`,
    details: JSON.stringify({ wreckId }),
    changes: [
      ...goodsMoved(taken, holdId(wreckId), holdId(pilot.shipId)),
      ...taxChanges(player.accountId, regionId, taxCredits),
    ],
  };
}
