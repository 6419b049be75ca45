import type { AccountId } from "../../platform/ledger/accounts.ts";
import { creditsOf } from "../../platform/ledger/assets.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageClosing, stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import type { Commit } from "../../platform/moments.ts";
import { derivedId } from "../../platform/random.ts";
import type { Player } from "../../players/schema.ts";
import { ships as room } from "../room.ts";
import type { Passage } from "../schema.ts";

const kinds = transferKindsOf(room);

/** What a passage costs is held by an account of its own until it is settled: opened with it, and closed with what becomes of it. */
const escrowOf = (passageId: string): AccountId => `hold:${passageId}`;

/** Takes the fee from the player, in two halves: what is returned writes. @throws GameError `INSUFFICIENT_FUNDS` */
export async function prepareEscrow(
  { reads, tx, now }: Commit,
  { uid, accountId, homeRegionId }: Pick<Player, "uid" | "accountId" | "homeRegionId">,
  { passageId, feeCredits }: Pick<Passage, "feeCredits"> & { readonly passageId: string },
): Promise<() => void> {
  const asset = creditsOf(homeRegionId);
  const taken = {
    transferId: derivedId("passageEscrow", passageId),
    kind: kinds.passageEscrow,
    changes: [
      { accountId, asset, amount: -feeCredits },
      { accountId: escrowOf(passageId), asset, amount: feeCredits },
    ],
  };
  const prepared = await prepareTransfers(
    reads,
    [taken],
    [{ accountId: escrowOf(passageId), holderUid: uid }],
  );
  return () => stageTransfers(tx, prepared, now);
}

/** Pays the gates for who has arrived, and gives all of it back to who has not; the account goes with it. */
export async function prepareRelease(
  { reads, tx, now }: Commit,
  { accountId, homeRegionId }: Pick<Player, "accountId" | "homeRegionId">,
  { passageId, feeCredits }: Pick<Passage, "feeCredits"> & { readonly passageId: string },
  hasArrived: boolean,
): Promise<() => void> {
  const asset = creditsOf(homeRegionId);
  const released = {
    transferId: derivedId("passageRelease", passageId),
    kind: hasArrived ? kinds.passageFee : kinds.passageRefund,
    changes: [
      { accountId: escrowOf(passageId), asset, amount: -feeCredits },
      { accountId: hasArrived ? ("platform:gates" as const) : accountId, asset, amount: feeCredits },
    ],
  };
  const prepared = await prepareTransfers(reads, [released]);
  return () => {
    stageTransfers(tx, prepared, now);
    stageClosing(tx, escrowOf(passageId));
  };
}
