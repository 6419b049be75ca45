import type { Budget } from "../budget.ts";

/** A schedule that finds what is due and enqueues a task for each that has not failed before. */
export const enqueues = (operation: string): Budget => ({
  operation,
  reads: [{ of: "due", atLeast: 1 }, { of: "due" }, { of: "fullPages" }],
  writes: 0,
  deletes: 0,
  tasks: [{ of: "due" }],
});

const termsOf = (cost: Budget["reads"]) => (typeof cost === "number" ? [cost] : cost);

/** The same, enqueued by the tick: it notes that its slot has run. The plays have others run by themselves. */
export const ofSlot = (budget: Budget): Budget => ({
  ...budget,
  case: "of a slot, which it notes",
  reads: [...termsOf(budget.reads), 1],
  writes: [...termsOf(budget.writes), 1],
});

const SWEEP: Budget = {
  operation: "sweep",
  reads: [{ of: "rowsLeft", atLeast: 1 }, { of: "rowsLeft" }],
  writes: [{ of: "rowsLeft" }],
  deletes: 0,
  tasks: [{ of: "rowsLeft" }],
};

export const PLATFORM: readonly Budget[] = [
  {
    operation: "tick",
    reads: [{ of: "schedules" }, { of: "slots" }],
    writes: [{ of: "slots" }],
    deletes: 0,
    tasks: [{ of: "slots" }],
  },
  SWEEP,
  ofSlot(SWEEP),
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
