import { dueBy, enqueueDue } from "../../platform/work/enqueueDue.ts";
import { loans } from "../schema.ts";

/** Has borrowers told before their loans are due, and what was not repaid collected. */
export async function reviewLoans(): Promise<void> {
  const call = { queue: "bankingWorker", task: "reviewLoan" };
  await enqueueDue(dueBy(loans.group(), "actsAt"), call, ({ regionId, uid, actsAt }) => ({
    body: { regionId, uid },
    dueAt: actsAt,
  }));
}
