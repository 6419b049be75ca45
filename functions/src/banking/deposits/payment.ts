import { creditsOf } from "../../platform/ledger/assets.ts";
import type { Change } from "../../platform/ledger/transfer.ts";
import type { Deposit } from "../schema.ts";
import { bankAccount, depositAccount } from "./account.ts";
import type { Saved } from "./interest.ts";

/**
 * What the ledger does where a deposit becomes `left`: the bank pays what is pending of it, or gets it, and its holder what it
 * has lost by more than that.
 */
export function paymentChanges(
  { accountId, regionId }: Pick<Deposit, "accountId" | "regionId">,
  before: Saved,
  left: Saved,
): Change[] {
  const asset = creditsOf(regionId);
  const inLedger = before.balanceCredits - before.pendingCredits;
  const interest = left.pendingCredits;
  const changes = [
    { accountId: bankAccount(regionId), asset, amount: -interest },
    { accountId: depositAccount(accountId, regionId), asset, amount: left.balanceCredits - inLedger },
    { accountId, asset, amount: inLedger + interest - left.balanceCredits },
  ];
  return changes.filter(({ amount }) => amount !== 0);
}
