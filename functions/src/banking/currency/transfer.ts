import type { AccountId } from "../../platform/ledger/accounts.ts";
import { creditsOf, currencyOf } from "../../platform/ledger/assets.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import type { Change, Transfer } from "../../platform/ledger/transfer.ts";
import type { Conversion } from "../../regions/currency/conversion.ts";
import type { Currency } from "../../regions/currency/schema.ts";
import { banking as room } from "../room.ts";
import { reserveAccount } from "./account.ts";

const { currencyIssue, currencyRedemption } = transferKindsOf(room);

interface Converted extends Conversion {
  readonly transferId: string;
  /** What the account gives. */
  readonly give: "credits" | "units";
}

/** Credits for units at the board, or units for credits: what is made or taken back is units alone, and the fee is the treasury's. */
export function conversionTransfer(
  { regionId, code, rateMillionths }: Currency,
  accountId: AccountId,
  { transferId, give, units, reserveCredits, feeCredits }: Converted,
): Transfer {
  const isIssue = give === "credits";
  const [asset, money] = [creditsOf(regionId), currencyOf(regionId)];
  const sign = isIssue ? 1 : -1;
  const changes: Change[] = [
    { accountId, asset, amount: isIssue ? -reserveCredits - feeCredits : reserveCredits - feeCredits },
    { accountId: reserveAccount(regionId), asset, amount: sign * reserveCredits },
    { accountId: `treasury:${regionId}`, asset, amount: feeCredits },
    { accountId, asset: money, amount: sign * units },
    { accountId: "issuance", asset: money, amount: -sign * units },
  ];
  return {
    transferId,
    kind: isIssue ? currencyIssue : currencyRedemption,
    memo: `${code} of ${regionId} at ${rateMillionths} millionths`,
    levies: feeCredits === 0 ? {} : { conversionFee: feeCredits },
    changes: changes.filter(({ amount }) => amount !== 0),
  };
}
