import type { Repetitions } from "./contention.ts";
import type { Refusal, Sample } from "./measurement.ts";

/** One row of the report. Durations are null where no call was answered. */
export interface OperationRow {
  readonly operation: string;
  /** Calls that were answered. */
  readonly calls: number;
  readonly callsPerSecond: number;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
  readonly maxMs: number | null;
  /** Attempts of transactions beyond the first, within functions; null where nobody counted them. */
  readonly repeatedAttempts: number | null;
  /** Answers that were none, by reason; `BUSY` and `RATE_LIMITED` were obeyed and the call sent again. */
  readonly refusals: Readonly<Record<string, number>>;
}

/** The smallest value that `share` of all values do not exceed (nearest rank). Values ascend; none: null. */
export function percentile(ascending: readonly number[], share: number): number | null {
  return ascending[Math.max(0, Math.ceil(share * ascending.length) - 1)] ?? null;
}

/** A row for each operation, by name. */
export function rowsOf(
  samples: readonly Sample[],
  refusals: readonly Refusal[],
  repetitions: Repetitions | undefined,
  seconds: number,
): OperationRow[] {
  const names = new Set([...samples, ...refusals].map(({ operation }) => operation));
  return [...names].sort().map((operation) => {
    const own = samples.filter((sample) => sample.operation === operation);
    const refused = refusals.filter((refusal) => refusal.operation === operation);
    const repeatedAttempts = repetitions === undefined ? null : (repetitions.get(operation) ?? 0);
    return { ...rowOf(operation, own, seconds), repeatedAttempts, refusals: countedReasons(refused) };
  });
}

function rowOf(operation: string, samples: readonly Sample[], seconds: number) {
  const ascending = samples.map(({ durationMs }) => durationMs).sort((a, b) => a - b);
  return {
    operation,
    calls: ascending.length,
    callsPerSecond: ascending.length / seconds,
    p50Ms: percentile(ascending, 0.5),
    p95Ms: percentile(ascending, 0.95),
    p99Ms: percentile(ascending, 0.99),
    maxMs: percentile(ascending, 1),
  };
}

function countedReasons(refusals: readonly Refusal[]): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const { reason } of refusals) counted[reason] = (counted[reason] ?? 0) + 1;
  return counted;
}

/** Answers in each whole second of the measurement. */
export function throughputOf(samples: readonly Sample[], seconds: number): number[] {
  const perSecond = Array<number>(Math.max(1, Math.floor(seconds))).fill(0);
  for (const { atMs } of samples) {
    const second = Math.floor(atMs / 1_000);
    if (second < perSecond.length) perSecond[second]! += 1;
  }
  return perSecond;
}
