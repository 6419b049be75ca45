import type { AccountId } from "../../platform/ledger/accounts.ts";
import { type Asset, creditsOf } from "../../platform/ledger/assets.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import type { Change, Transfer } from "../../platform/ledger/transfer.ts";
import type { Commit } from "../../platform/moments.ts";
import { derivedId } from "../../platform/random.ts";
import type { Player } from "../../players/schema.ts";
import { goodsMoved } from "../cargo/goods.ts";
import { dutyCreditsOf } from "../customs/duty.ts";
import { dutyTransfers } from "../customs/dutyTransfer.ts";
import { tollChanges } from "../playerGates/toll.ts";
import { ships as room } from "../room.ts";
import type { Passage } from "../schema.ts";
import { gateFeeChanges } from "./gateFee.ts";

const kinds = transferKindsOf(room);

/** What a passage costs is held by an account of its own until it is settled: opened with it, and closed with what becomes of it. */
export const escrowOf = (passageId: string): AccountId => `hold:${passageId}`;

/** What brings fee and duty into the account, and of freight the goods. */
export function escrowTransfer(
  { accountId, homeRegionId }: Pick<Player, "accountId" | "homeRegionId">,
  passageId: string,
  totalCredits: number,
  loaded: readonly Change[] = [],
): Transfer {
  const asset = creditsOf(homeRegionId);
  return {
    transferId: derivedId("passageEscrow", passageId),
    kind: kinds.passageEscrow,
    changes: [
      { accountId, asset, amount: -totalCredits },
      { accountId: escrowOf(passageId), asset, amount: totalCredits },
      ...loaded,
    ],
  };
}

/** Takes fee and duty from the player, in two halves: what is returned writes. @throws GameError `INSUFFICIENT_FUNDS` */
export async function prepareEscrow(
  { reads, tx, now }: Commit,
  player: Pick<Player, "uid" | "accountId" | "homeRegionId">,
  passageId: string,
  totalCredits: number,
): Promise<() => void> {
  // A jump without duty costs nothing, and has no account.
  if (totalCredits === 0) return () => {};
  const taken = escrowTransfer(player, passageId, totalCredits);
  const prepared = await prepareTransfers(
    reads,
    [taken],
    [{ accountId: escrowOf(passageId), holderUid: player.uid }],
  );
  return () => stageTransfers(tx, prepared, now);
}

/**
 * Pays gates and treasury for what has arrived, and gives all of it back of what has not; the account goes with it. Freight's goods go to
 * `goodsTo`; a ship has its own aboard.
 */
export async function prepareRelease(
  { reads, tx, now }: Commit,
  { accountId, homeRegionId }: Pick<Player, "accountId" | "homeRegionId">,
  passageId: string,
  passage: Pick<Passage, "feeCredits" | "tollTo" | "duty" | "to" | "manifest">,
  { hasArrived, goodsTo = null }: { readonly hasArrived: boolean; readonly goodsTo?: AccountId | null },
): Promise<() => void> {
  const asset = creditsOf(homeRegionId);
  const unloaded = goodsTo === null ? [] : goodsMoved(passage.manifest, escrowOf(passageId), goodsTo);
  const released = hasArrived
    ? paymentsFor(passageId, passage, asset, unloaded)
    : [refundOf(passageId, passage, accountId, asset, unloaded)];
  if (released.every(({ changes }) => changes.length === 0)) return () => {};
  const prepared = await prepareTransfers(reads, released);
  return () => stageTransfers(tx, prepared, now, [escrowOf(passageId)]);
}

type Costs = Pick<Passage, "feeCredits" | "tollTo" | "duty">;

function refundOf(
  passageId: string,
  { feeCredits, duty }: Costs,
  accountId: AccountId,
  asset: Asset,
  unloaded: readonly Change[],
): Transfer {
  const amount = feeCredits + dutyCreditsOf(duty);
  return {
    transferId: derivedId("passageRelease", passageId),
    kind: kinds.passageRefund,
    changes: [
      { accountId: escrowOf(passageId), asset, amount: -amount },
      { accountId, asset, amount },
      ...unloaded,
    ].filter((change) => change.amount !== 0),
  };
}

/** The fee is the gates', or a toll their owner's; the duty is the treasury's. */
function paymentsFor(
  passageId: string,
  { feeCredits, tollTo, duty, to }: Costs & Pick<Passage, "to">,
  asset: Asset,
  unloaded: readonly Change[],
): Transfer[] {
  const paid = (payer: AccountId) =>
    tollTo === null
      ? gateFeeChanges(payer, asset, feeCredits)
      : tollChanges(payer, asset, feeCredits, tollTo);
  const fee = {
    transferId: derivedId("passageRelease", passageId),
    kind: kinds.passageFee,
    changes: [...paid(escrowOf(passageId)), ...unloaded],
  };
  const fees = fee.changes.length === 0 ? [] : [fee];
  const levied = { payer: escrowOf(passageId), asset, regionId: to.regionId };
  return [...fees, ...dutyTransfers(derivedId("passageDuty", passageId), levied, duty)];
}
