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
    reads: [
      { of: "openTransfers", atLeast: 1 },
      { of: "closedTransfers" },
      { of: "closedDays", each: 2 },
      { of: "balances" },
      { of: "assets" },
      3,
    ],
    writes: [{ of: "closedDays" }],
    deletes: 0,
    tasks: 0,
  },
];
