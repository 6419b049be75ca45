import type { Repetitions } from "./contention.ts";
import type { Measurement } from "./measurement.ts";

type OperationRow = ReturnType<typeof rowsOf>[number];

/** A row for each operation, by name. Durations are null where no call was answered. */
export function rowsOf(
  { durations, refusals }: Pick<Measurement, "durations" | "refusals">,
  repetitions: Repetitions,
  seconds: number,
) {
  const names = new Set([...durations.keys(), ...refusals.map(({ operation }) => operation)]);
  return [...names].sort().map((operation) => {
    const own = durations.get(operation);
    const calls = own?.count ?? 0;
    const durationMs = (percent: number) => (own === undefined ? null : own.percentile(percent) / 1_000);
    const reasons = refusals.filter((refusal) => refusal.operation === operation);
    const byReason = Map.groupBy(reasons, ({ reason }) => reason);
    return {
      operation,
      /** Those that were answered. */
      calls,
      callsPerSecond: calls / seconds,
      ...{ p50Ms: durationMs(50), p95Ms: durationMs(95), p99Ms: durationMs(99), maxMs: durationMs(100) },
      /** Attempts of transactions beyond the first, within functions. */
      repeatedAttempts: repetitions.get(operation) ?? 0,
      /** Answers that were none, by reason; `BUSY` and `RATE_LIMITED` were obeyed and the call sent again. */
      refusals: Object.fromEntries([...byReason].map(([reason, all]) => [reason, all.length])),
    };
  });
}

/** An operation's cells by their columns' names, as text. */
export function cellsOf(row: OperationRow) {
  const refused = Object.entries(row.refusals).map(([reason, count]) => `${reason} ${count}`);
  return {
    operation: row.operation,
    calls: `${row.calls}`,
    "calls/s": row.callsPerSecond.toFixed(1),
    "p50 ms": milliseconds(row.p50Ms),
    "p95 ms": milliseconds(row.p95Ms),
    "p99 ms": milliseconds(row.p99Ms),
    "max ms": milliseconds(row.maxMs),
    repeated: `${row.repeatedAttempts}`,
    refused: refused.join(", ") || "–",
  };
}

/** 3.4, 12, 1234: two digits are as much as a measurement here is worth. */
export function milliseconds(value: number | null): string {
  if (value === null) return "–";
  return value < 10 ? value.toFixed(1) : `${Math.round(value)}`;
}
