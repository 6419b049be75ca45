import type { Tx } from "../platform/documents/tx.ts";
import { GameError } from "../platform/errors.ts";
import type { AccountId, NewAccount } from "../platform/ledger/accounts.ts";
import { amountsIn } from "../platform/ledger/prepareTransfers.ts";
import { stageClosing } from "../platform/ledger/stageTransfers.ts";
import type { Reads } from "../platform/store.ts";
import { CLASSES } from "./classes.ts";
import { type Ship, ships } from "./schema.ts";

export const holdId = (shipId: string): AccountId => `hold:${shipId}`;

/** The account of a ship's cargo, bounded by the class's hold. */
export function holdOf(shipId: string, ship: Pick<Ship, "class" | "ownerUid">): NewAccount {
  return {
    accountId: holdId(shipId),
    holderUid: ship.ownerUid,
    capacityUnits: CLASSES[ship.class].holdUnits,
  };
}

/** @throws GameError `HOLD_NOT_EMPTY` */
export async function requireEmptyHold(reads: Reads, shipId: string): Promise<void> {
  const amounts = await amountsIn(reads, holdId(shipId));
  if (Object.keys(amounts).length === 0) return;
  throw new GameError("HOLD_NOT_EMPTY", "Move or jettison what is in the hold first.", {
    shipId,
    assets: Object.keys(amounts),
  });
}

/** Takes a ship away whose hold is empty. */
export function stageScrapping(tx: Tx, shipId: string): void {
  tx.delete(ships.ref({ shipId }));
  stageClosing(tx, holdId(shipId));
}
