import type { AccountId } from "../../platform/ledger/accounts.ts";
import type { Asset } from "../../platform/ledger/assets.ts";
import type { Change } from "../../platform/ledger/transfer.ts";

/** Of each fee the insurance gets a tenth, rounded down: it pays for what is lost on the way. */
const INSURANCE_PART = 10;

/** What pays a fee to the platform's gates. */
export function gateFeeChanges(payer: AccountId, asset: Asset, feeCredits: number): Change[] {
  const insured = Math.floor(feeCredits / INSURANCE_PART);
  return [
    { accountId: payer, asset, amount: -feeCredits },
    { accountId: "platform:gates" as const, asset, amount: feeCredits - insured },
    { accountId: "platform:insurance" as const, asset, amount: insured },
  ].filter(({ amount }) => amount !== 0);
}
