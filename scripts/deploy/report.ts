import { seconds } from "../setup/progress.mjs";

/** What one check of a deployment has to say: `wrong` is empty when it is in order. */
export interface Result {
  /** What was looked at, in figures. */
  readonly note: string;
  /** Each with what to do. */
  readonly wrong: readonly string[];
}

export interface Check {
  readonly name: string;
  readonly run: () => Result | Promise<Result>;
}

export interface Outcome extends Result {
  readonly name: string;
  readonly tookMs: number;
}

/** Runs them all, so that one run tells everything; a check that breaks is one that failed. */
export async function runAll(checks: readonly Check[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { name, run } of checks) {
    const startedMs = performance.now();
    const result = await Promise.resolve()
      .then(run)
      .catch((error: Error): Result => ({ note: "could not be checked", wrong: [error.message] }));
    outcomes.push({ name, ...result, tookMs: performance.now() - startedMs });
  }
  return outcomes;
}

/** A row a check, and below the table whatever is wrong. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const width = Math.max(...outcomes.map(({ name }) => name.length));
  const rows = outcomes.map(
    ({ name, note, wrong, tookMs }) =>
      `${wrong.length === 0 ? "✓" : "✗"} ${name.padEnd(width)}  ${seconds(tookMs).padStart(6)}  ${note}`,
  );
  const wrong = outcomes.flatMap((outcome) => outcome.wrong.map((what) => `✗ ${outcome.name}: ${what}`));
  const failed = outcomes.filter((outcome) => outcome.wrong.length > 0).length;
  const total =
    failed === 0
      ? `${outcomes.length} checks passed: what can be known without an account is in order.`
      : `${failed} of ${outcomes.length} checks failed.`;
  return [...rows, ...(wrong.length > 0 ? ["", ...wrong] : []), "", total].join("\n");
}
