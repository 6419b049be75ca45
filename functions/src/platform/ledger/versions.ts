import type { StoredFields } from "../documents/versions.ts";
import { dayOf } from "./day.ts";

type Amounts = Readonly<Record<string, number>>;

/**
 * Version 1 held credits alone. An increment reads nothing: it may have added to a document of version 1, or have made one
 * that says no version. Both are taken for what they are.
 */
export function balanceOfAssets(before: StoredFields): StoredFields {
  const { balanceCredits = 0, amounts = {}, capacityUnits = null, ...rest } = before;
  return { ...rest, amounts: withCredits(amounts as Amounts, balanceCredits as number), capacityUnits };
}

/** Version 1 moved credits alone, and had no day. */
export function transferOfAssets(before: StoredFields): StoredFields {
  const { issuedCredits, ...rest } = before;
  if (issuedCredits === undefined) return before;
  const postings = (before.postings as readonly { amountCredits: number }[]).map(
    ({ amountCredits, ...posting }) => ({ ...posting, asset: "credits", amount: amountCredits }),
  );
  return {
    ...rest,
    postings,
    issued: withCredits({}, issuedCredits as number),
    day: dayOf(before.at as Date),
  };
}

function withCredits(amounts: Amounts, more: number): Amounts {
  return more === 0 ? amounts : { ...amounts, credits: (amounts.credits ?? 0) + more };
}
