import { dueBy, enqueueDue } from "../platform/work/enqueueDue.ts";
import { checkouts } from "./schema.ts";

/** Has each checkout looked at of which time alone brings something new. */
export async function refreshCheckouts(): Promise<void> {
  const call = { queue: "billingWorker", task: "refreshCheckout" };
  await enqueueDue(dueBy(checkouts.collection({}), "dueAt"), call, ({ checkoutId, dueAt }) => ({
    body: { checkoutId },
    dueAt,
  }));
}
