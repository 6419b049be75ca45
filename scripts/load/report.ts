import type { Check } from "./checks.ts";
import type { Repetitions } from "./contention.ts";
import type { Measurement } from "./measurement.ts";

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

/** A row for each operation, by name. */
export function rowsOf(
  { durations, refusals }: Pick<Measurement, "durations" | "refusals">,
  repetitions: Repetitions | undefined,
  seconds: number,
): OperationRow[] {
  const names = new Set([...durations.keys(), ...refusals.map(({ operation }) => operation)]);
  return [...names].sort().map((operation) => {
    const own = durations.get(operation);
    const calls = own?.count ?? 0;
    const [p50Ms, p95Ms, p99Ms, maxMs] = [50, 95, 99, 100].map((percent) =>
      own === undefined ? null : own.percentile(percent) / 1_000,
    ) as [number | null, number | null, number | null, number | null];
    const reasons = refusals.filter((refusal) => refusal.operation === operation);
    return {
      ...{ operation, calls, callsPerSecond: calls / seconds, p50Ms, p95Ms, p99Ms, maxMs },
      repeatedAttempts: repetitions === undefined ? null : (repetitions.get(operation) ?? 0),
      refusals: Object.fromEntries(
        [...Map.groupBy(reasons, ({ reason }) => reason)].map(([reason, all]) => [reason, all.length]),
      ),
    };
  });
}

/** All that a run has found; what `--json` prints. */
export interface LoadReport {
  readonly measuredOn: string;
  readonly cores: number;
  /** The machine's load average over the minute before the run: what others took of it. */
  readonly loadBefore: number;
  readonly players: number;
  readonly regions: number;
  readonly thinkMs: number;
  /** From the end of the warm-up to the last answer. */
  readonly seconds: number;
  readonly calls: number;
  readonly callsPerSecond: number;
  readonly operations: readonly OperationRow[];
  readonly answersBySecond: readonly number[];
  /** How late the players' own process was, 99th percentile: what of the durations may be its fault. */
  readonly clientDelayP99Ms: number;
  readonly checks: readonly Check[];
}

const COLUMNS = [
  "operation",
  "calls",
  "calls/s",
  "p50 ms",
  "p95 ms",
  "p99 ms",
  "max ms",
  "repeated",
  "refused",
] as const;

/** The operations' cells under their columns' names, as text. */
export function cells({ operations }: Pick<LoadReport, "operations">): string[][] {
  return [[...COLUMNS], ...operations.map(cellsOf)];
}

function cellsOf(row: OperationRow): string[] {
  const refused = Object.entries(row.refusals).map(([reason, count]) => `${reason} ${count}`);
  return [
    row.operation,
    `${row.calls}`,
    row.callsPerSecond.toFixed(1),
    ...[row.p50Ms, row.p95Ms, row.p99Ms, row.maxMs].map(milliseconds),
    row.repeatedAttempts === null ? "not counted" : `${row.repeatedAttempts}`,
    refused.join(", ") || "–",
  ];
}

/** 3.4, 12, 1234: two digits are as much as a measurement here is worth. */
export function milliseconds(value: number | null): string {
  if (value === null) return "–";
  return value < 10 ? value.toFixed(1) : `${Math.round(value)}`;
}

/** What was run, in a sentence. */
export function headline(report: LoadReport): string {
  const { players, regions, calls, seconds, callsPerSecond, cores } = report;
  return `${players} players over ${regions} regions: ${calls} calls in ${seconds.toFixed(1)} s, ${callsPerSecond.toFixed(0)} a second, ${cores} cores`;
}

export function printReport(report: LoadReport): void {
  const [columns, ...rows] = cells(report);
  console.log(`${headline(report)}\n`);
  console.table(rows.map((row) => Object.fromEntries(row.map((cell, column) => [columns![column]!, cell]))));
  console.log(
    `\nThe players' own process was at most ${milliseconds(report.clientDelayP99Ms)} ms late (p99).`,
  );
  if (isBusy(report)) {
    console.log(
      `⚠ Other programs kept the machine busy (load average ${report.loadBefore.toFixed(1)} before the run): the durations are theirs as well.`,
    );
  }
  for (const { name, faults } of report.checks) printCheck(name, faults);
}

/** Whether the run had the machine for itself, more or less. */
export const isBusy = ({ loadBefore, cores }: Pick<LoadReport, "loadBefore" | "cores">) =>
  loadBefore > cores / 2;

const MOST_FAULTS = 10;

function printCheck(name: string, faults: readonly string[]): void {
  console.log(`${faults.length === 0 ? "✓" : "✗"} ${name}${faults.length === 0 ? "" : `: ${faults.length}`}`);
  for (const fault of faults.slice(0, MOST_FAULTS)) console.log(`    ${fault}`);
  if (faults.length > MOST_FAULTS) console.log(`    and ${faults.length - MOST_FAULTS} more`);
}
