import type { StoredStatement } from "../../../../../functions/src/billing/shares/schema.ts";
import { administration } from "../../../words/administration.ts";
import { words } from "../../../words/en.ts";

export type Statement = StoredStatement;

const { books: say } = administration;

/** Shares, statements and months are in the platform's own currency. */
const CURRENCY = "usd";

export const ours = (cents: number): string => words.money(cents, CURRENCY);

/** Whether and how a statement was paid out. */
export function payoutOf({ payoutDueAt, paidOutAt, payout, reversedCents }: Statement): string {
  if (paidOutAt === null) return payoutDueAt === null ? say.noPayout : say.due(payoutDueAt);
  const paid = say.paidOut(paidOutAt, payout?.way ?? "");
  return reversedCents === 0 ? paid : `${paid}, ${say.reversed(ours(reversedCents))}`;
}

/** Each line with its invoice, behind their number. */
export function linesOf({ lines, corrections }: Statement) {
  return (
    <details>
      <summary>{say.lines(lines.length + corrections.length)}</summary>
      <ul className="plain">
        {lines.map(({ paymentId, invoiceId, regionId, partCents }) => (
          <li key={paymentId}>{say.line(invoiceId, regionId, ours(partCents))}</li>
        ))}
        {corrections.map(({ month, regionId, differenceCents }) => (
          <li key={`${month} ${regionId}`}>{say.correction(month, regionId, ours(differenceCents))}</li>
        ))}
      </ul>
    </details>
  );
}
