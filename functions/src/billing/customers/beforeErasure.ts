import { derivedId } from "../../platform/random.ts";
import type { OutboxRow } from "../../platform/work/outbox.ts";
import { buyers } from "../schema.ts";

/** Whose customer there is at Stripe, and every subscription with it, is not erased before that has ended. */
export async function endCustomerFirst(uid: string): Promise<OutboxRow | null> {
  const customerId = (await buyers.ref({ uid }).get()).data()?.customerId ?? null;
  if (customerId === null) return null;
  const outboxId = derivedId("endCustomer", customerId);
  return { outboxId, queue: "billingWorker", task: "endCustomer", body: { uid, customerId } };
}
