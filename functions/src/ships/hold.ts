import type { AccountId, NewAccount } from "../platform/ledger/accounts.ts";
import { CLASSES } from "./classes.ts";
import type { Ship } from "./schema.ts";

export const holdId = (shipId: string): AccountId => `hold:${shipId}`;

/** The account of a ship's cargo, bounded by the class's hold. */
export function holdOf(shipId: string, ship: Pick<Ship, "class" | "ownerUid">): NewAccount {
  return {
    accountId: holdId(shipId),
    holderUid: ship.ownerUid,
    capacityUnits: CLASSES[ship.class].holdUnits,
  };
}
