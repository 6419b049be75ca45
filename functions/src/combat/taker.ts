import type { AccountId } from "../platform/ledger/accounts.ts";
import { creditsOf } from "../platform/ledger/assets.ts";
import { amountsIn } from "../platform/ledger/prepareTransfers.ts";
import type { Change } from "../platform/ledger/transfer.ts";
import type { Reads } from "../platform/store.ts";
import type { Player } from "../players/schema.ts";
import { linesIn } from "../ships/cargo/goods.ts";
import { CLASSES } from "../ships/classes.ts";
import { holdId } from "../ships/hold.ts";
import type { Pilot } from "../ships/schema.ts";
import type { Taker } from "./loot.ts";

/** Who takes goods aboard, and pays the tax on them. */
export interface Receiver {
  readonly pilot: Pick<Pilot, "shipId" | "shipClass" | "purse">;
  readonly player: Pick<Player, "accountId">;
}

/** What bounds what somebody may take: of a visitor the purse as well. Two reads. */
export async function readTaker(
  reads: Reads,
  { pilot: { shipId, shipClass, purse }, player: { accountId } }: Receiver,
  taxBasisPoints: number,
): Promise<Taker> {
  const held = linesIn(await amountsIn(reads, holdId(shipId)));
  const heldUnits = held.reduce((sum, { units }) => sum + units, 0);
  const { [creditsOf(null)]: account = 0 } = await amountsIn(reads, accountId);
  const credits = Math.min(account, purse ?? account);
  const roomUnits = Math.max(0, CLASSES[shipClass].holdUnits - heldUnits);
  return { roomUnits, credits, taxBasisPoints };
}

/** What a transfer levies of loot or salvage. */
export const leviesOf = (taxCredits: number): Record<string, number> =>
  taxCredits === 0 ? {} : { combatTax: taxCredits };

/** What pays the tax on loot or salvage to the region's treasury. */
export function taxChanges(accountId: AccountId, regionId: string, taxCredits: number): Change[] {
  if (taxCredits === 0) return [];
  const asset = creditsOf(regionId);
  return [
    { accountId, asset, amount: -taxCredits },
    { accountId: `treasury:${regionId}`, asset, amount: taxCredits },
  ];
}
