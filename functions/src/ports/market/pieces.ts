import { type Accrual, type AccrualRate, accrued } from "../../platform/accrual.ts";

/** An accrual that grows at another rate from each of some instants on, exactly: the same however often one looks. */
export function grownInPieces(
  accrual: Accrual,
  changes: readonly Date[],
  rateFrom: (start: Date) => AccrualRate,
  now: Date,
): Accrual {
  let grown = accrual;
  let start = accrual.anchorAt;
  const ends = changes.filter((change) => change < now).sort((a, b) => a.getTime() - b.getTime());
  for (const end of [...ends, now]) {
    if (end <= start) continue;
    grown = accrued(grown, rateFrom(start), end);
    start = end;
  }
  return grown;
}
