import { seconds } from "../setup/progress.mjs";

/** What one check has to say: `wrong` is empty when it is in order. */
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

const NAME_WIDTH = 34;

/**
 * Runs them all, so that one run tells everything, and tells of each when it has ended; a check that breaks is one that
 * failed. Returns the names of those that did.
 */
export async function runAll(checks: readonly Check[], tell: (text: string) => void): Promise<string[]> {
  const failed: string[] = [];
  for (const { name, run } of checks) {
    const startedMs = performance.now();
    const { note, wrong } = await Promise.resolve()
      .then(run)
      .catch((error: Error): Result => ({ note: "could not be checked", wrong: [error.message] }));
    const took = seconds(performance.now() - startedMs).padStart(6);
    const row = `${wrong.length === 0 ? "✓" : "✗"} ${name.padEnd(NAME_WIDTH)} ${took}  ${note}`;
    tell([row.trimEnd(), ...wrong.map((what) => `✗ ${name}: ${what}`)].join("\n"));
    if (wrong.length > 0) failed.push(name);
  }
  return failed;
}

/** What an error of firebase-tools says, with the errors that it holds. */
export function saidBy(error: unknown): string {
  const { message, children = [] } = error as Error & { readonly children?: readonly Error[] };
  return [message, ...children.map((child) => child.message)].join(": ");
}
