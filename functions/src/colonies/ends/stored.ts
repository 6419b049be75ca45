import type { NewAccount } from "../../platform/ledger/accounts.ts";
import { goodsOf } from "../../platform/ledger/assets.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { type PreparedTransfers, prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import type { Transfer } from "../../platform/ledger/transfer.ts";
import { derivedId } from "../../platform/random.ts";
import type { Reads } from "../../platform/store.ts";
import { players } from "../../players/schema.ts";
import { depotId, hasDepot } from "../../ships/depots/depot.ts";
import { colonies as room } from "../room.ts";
import type { Colony } from "../schema.ts";

/** Where it goes, and what the transfers' ids derive from beside the colony. */
interface Storing {
  readonly storedIn: string;
  readonly cause: string;
}

/** Makes goods of what colonies have in store, in depots of their owners'. Whose account has gone has nobody to store it for. */
export async function prepareStored(
  reads: Reads,
  ended: readonly Colony[],
  { storedIn, cause }: Storing,
): Promise<PreparedTransfers> {
  const transfers: Transfer[] = [];
  const opened = new Map<string, NewAccount>();
  for (const { regionId, colonyId, commodity, ownerUid, store } of ended) {
    const player = await reads.get(players, { uid: ownerUid });
    if (player === undefined || store.units === 0) continue;
    const accountId = depotId(player, storedIn);
    if (!(await hasDepot(reads, accountId))) opened.set(accountId, { accountId, holderUid: ownerUid });
    const asset = goodsOf(commodity);
    transfers.push({
      transferId: derivedId("colonyEvacuation", regionId, colonyId, cause),
      kind: transferKindsOf(room).colonyEvacuation,
      memo: `What a colony in ${regionId} had in store`,
      changes: [
        { accountId: "issuance", asset, amount: -store.units },
        { accountId, asset, amount: store.units },
      ],
    });
  }
  return prepareTransfers(reads, transfers, [...opened.values()]);
}
