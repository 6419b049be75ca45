import type { Budget } from "../budget.ts";

export const PLATFORM: readonly Budget[] = [
  {
    operation: "sweep",
    reads: [{ of: "rowsLeft", atLeast: 1 }, { of: "jobsLeft", atLeast: 1 }, { of: "stepReads" }],
    writes: [{ of: "rowsLeft" }, { of: "jobsLeft" }],
    deletes: [{ of: "rowsLeft" }],
    tasks: [{ of: "rowsLeft" }, { of: "stepsLeft" }],
  },
  {
    operation: "compareLedgerTotals",
    reads: [{ of: "transfers", per: 1_000, atLeast: 1 }, { of: "balances", per: 1_000, atLeast: 1 }, 1],
    writes: 0,
    deletes: 0,
    tasks: 0,
  },
];
