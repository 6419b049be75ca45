import type { MutationContext } from "../../platform/callable.ts";
import { creditsOf } from "../../platform/ledger/assets.ts";
import { type TransferKind, transferKindsOf } from "../../platform/ledger/kinds.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { derivedId } from "../../platform/random.ts";
import { players } from "../../players/schema.ts";
import { ships as room } from "../room.ts";

const { shipPurchase, shipSale, shipRepair } = transferKindsOf(room);
export const YARD_KINDS = { shipPurchase, shipSale, shipRepair };

/**
 * Pays the yards, or is paid by them (below zero), in two halves: what is returned writes. The yards hold what ships have cost,
 * so that they can always pay half of it back.
 * @throws GameError `INSUFFICIENT_FUNDS`
 */
export async function preparePayment(
  { caller, reads, tx, now, intent }: MutationContext,
  kind: TransferKind,
  amountCredits: number,
): Promise<() => void> {
  const { accountId, homeRegionId } = (await reads.get(players, { uid: caller.uid }))!;
  const asset = creditsOf(homeRegionId);
  const payment = {
    transferId: derivedId(kind.name, intent),
    kind,
    changes: [
      { accountId, asset, amount: -amountCredits },
      { accountId: "platform:yards" as const, asset, amount: amountCredits },
    ],
  };
  const prepared = await prepareTransfers(reads, amountCredits === 0 ? [] : [payment]);
  return () => stageTransfers(tx, prepared, now);
}
