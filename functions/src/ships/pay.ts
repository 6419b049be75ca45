import type { MutationContext } from "../platform/callable.ts";
import { creditsOf } from "../platform/ledger/assets.ts";
import { transferKindsOf } from "../platform/ledger/kinds.ts";
import { prepareTransfers } from "../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../platform/ledger/stageTransfers.ts";
import { derivedId } from "../platform/random.ts";
import { players } from "../players/schema.ts";
import { ships as room } from "./room.ts";

const kinds = transferKindsOf(room);

/** What a player pays the platform for, and which of its accounts is paid. */
export const PAYMENTS = {
  shipPurchase: { kind: kinds.shipPurchase, accountId: "platform:yards" },
  shipSale: { kind: kinds.shipSale, accountId: "platform:yards" },
  shipRepair: { kind: kinds.shipRepair, accountId: "platform:yards" },
  insurancePremium: { kind: kinds.insurancePremium, accountId: "platform:insurance" },
  evacuation: { kind: kinds.evacuation, accountId: "platform:insurance" },
  mapSale: { kind: kinds.mapSale, accountId: "platform:gates" },
  laneFare: { kind: kinds.laneFare, accountId: "platform:gates" },
} as const;

/**
 * Pays the platform, or is paid by it (below zero), in two halves: what is returned writes. The yards hold what ships have
 * cost, so that they can always pay half of it back.
 * @throws GameError `INSUFFICIENT_FUNDS`
 */
export async function preparePayment(
  { caller, reads, tx, now, intent }: MutationContext,
  { kind, accountId: platformId }: (typeof PAYMENTS)[keyof typeof PAYMENTS],
  amountCredits: number,
): Promise<() => void> {
  const { accountId, homeRegionId } = (await reads.get(players, { uid: caller.uid }))!;
  const asset = creditsOf(homeRegionId);
  const payment = {
    transferId: derivedId(kind.name, intent),
    kind,
    changes: [
      { accountId, asset, amount: -amountCredits },
      { accountId: platformId, asset, amount: amountCredits },
    ],
  };
  const prepared = await prepareTransfers(reads, amountCredits === 0 ? [] : [payment]);
  return () => stageTransfers(tx, prepared, now);
}
