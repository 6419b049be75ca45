import { schedule } from "./schedule.ts";

export const sweep = schedule("sweep", "* * * * *", async () => (await import("./sweep.ts")).sweep);

export const compareLedgerTotals = schedule(
  "compareLedgerTotals",
  "23 */6 * * *",
  async () => (await import("./compareLedgerTotals.ts")).compareLedgerTotals,
);
