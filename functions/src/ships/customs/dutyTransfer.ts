import type { AccountId } from "../../platform/ledger/accounts.ts";
import type { Asset } from "../../platform/ledger/assets.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import type { Transfer } from "../../platform/ledger/transfer.ts";
import { ships as room } from "../room.ts";
import { type DutyLine, dutyCreditsOf } from "./duty.ts";

/** What pays a duty to a treasury; none where there is no duty. It is the receipt, line by line. */
export function dutyTransfers(
  transferId: string,
  { payer, asset, regionId }: { readonly payer: AccountId; readonly asset: Asset; readonly regionId: string },
  duty: readonly DutyLine[],
): Transfer[] {
  const dutyCredits = dutyCreditsOf(duty);
  if (dutyCredits === 0) return [];
  const levied = {
    transferId,
    kind: transferKindsOf(room).customsDuty,
    memo: `Duty of ${regionId}`,
    details: JSON.stringify({ regionId, lines: duty.map(lineOf) }),
    changes: [
      { accountId: payer, asset, amount: -dutyCredits },
      { accountId: `treasury:${regionId}` as const, asset, amount: dutyCredits },
    ],
  };
  return [levied];
}

const lineOf = ({ commodity, units, dutyCredits }: DutyLine) => [commodity, units, dutyCredits];
