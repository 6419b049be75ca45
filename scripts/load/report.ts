import type { Check } from "./checks.ts";
import type { Repetitions } from "./contention.ts";
import type { Measurement } from "./measurement.ts";

export type OperationRow = ReturnType<typeof rowsOf>[number];

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

/** All that a run has found; what `--json` prints. */
export interface LoadReport {
  readonly cores: number;
  /** The machine's load average over the minute before the run: what others took of it. */
  readonly loadBefore: number;
  readonly players: number;
  readonly regions: number;
  /** From the end of the warm-up to the last answer. */
  readonly seconds: number;
  readonly calls: number;
  readonly callsPerSecond: number;
  readonly operations: readonly OperationRow[];
  /** How late the players' own process was, 99th percentile: what of the durations may be its fault. */
  readonly clientDelayP99Ms: number;
  readonly checks: readonly Check[];
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
function milliseconds(value: number | null): string {
  if (value === null) return "–";
  return value < 10 ? value.toFixed(1) : `${Math.round(value)}`;
}

const MOST_FAULTS = 10;

export function printReport(report: LoadReport): void {
  const { players, regions, calls, seconds, callsPerSecond, cores, loadBefore } = report;
  console.log(
    `${players} players over ${regions} regions: ${calls} calls in ${seconds.toFixed(1)} s, ${callsPerSecond.toFixed(0)} a second, ${cores} cores\n`,
  );
  console.table(report.operations.map(cellsOf));
  console.log(
    `\nThe players' own process was at most ${milliseconds(report.clientDelayP99Ms)} ms late (p99).`,
  );
  if (loadBefore > cores / 2) {
    console.log(
      `⚠ Other programs kept the machine busy (load average ${loadBefore.toFixed(1)} before the run): the durations are theirs as well.`,
    );
  }
  for (const { name, faults } of report.checks) {
    console.log(faults.length === 0 ? `✓ ${name}` : `✗ ${name}: ${faults.length}`);
    for (const fault of faults.slice(0, MOST_FAULTS)) console.log(`    ${fault}`);
    if (faults.length > MOST_FAULTS) console.log(`    and ${faults.length - MOST_FAULTS} more`);
  }
}
