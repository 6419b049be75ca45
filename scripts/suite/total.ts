/** As much of vitest's JSON report as the total needs. */
export type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

export type Total = { passed: number; failed: number; skipped: number };

/**
 * The total of a run, from the runner's report. A file that could not be loaded has no test that could fail, a runner
 * that broke off reports what it had: each counts as one failure, or a broken run would look like a smaller one.
 */
export function totalOf(report: Report | null, exitCode: number): Total {
  const tests = report
    ? {
        passed: report.numPassedTests,
        failed: report.numFailedTests + brokenFiles(report),
        skipped: report.numPendingTests + report.numTodoTests,
      }
    : { passed: 0, failed: 0, skipped: 0 };
  const brokeOff = exitCode !== 0 && tests.failed === 0 ? 1 : 0;
  return { ...tests, failed: tests.failed + brokeOff };
}

/** The total of several runs and of the checks before them, of which each that failed counts as one. */
export function sumOf(totals: readonly Total[], failedChecks: number): Total {
  const sum = (what: keyof Total) => totals.reduce((all, total) => all + total[what], 0);
  return { passed: sum("passed"), failed: sum("failed") + failedChecks, skipped: sum("skipped") };
}

function brokenFiles({ testResults }: Report): number {
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  return broken.length;
}

/** The last line of `npm test`. */
export function totalLine({ passed, failed, skipped }: Total): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
