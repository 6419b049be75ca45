import type { Check } from "./checks.ts";
import type { OperationRow } from "./summary.ts";

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
  /** Answers in each whole second. */
  readonly throughput: readonly number[];
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
  const rows = cells(report);
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const last = COLUMNS.length - 1;
  console.log(`${headline(report)}\n`);
  for (const row of rows) {
    const padded = row.map((cell, column) =>
      column === 0 || column === last ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
    );
    console.log(padded.join("  ").trimEnd());
  }
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
