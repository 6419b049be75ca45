import { CURRENCY, type World } from "./objects.ts";
import type { Emit } from "./payments.ts";
import { completed } from "./shapes.ts";
import type { StripeObject } from "./vault.ts";

export interface RefundRequest {
  readonly charge?: string;
  readonly payment_intent?: string;
  readonly amount?: number;
  readonly reason?: string;
  readonly metadata?: object;
}

/** @throws Error when nothing was charged, or less than is asked back is left. */
export function refund(world: World, emit: Emit, asked: RefundRequest): StripeObject {
  const intent = world.vault.get("payment_intent", asked.payment_intent);
  const charge = world.vault.get("charge", asked.charge ?? intent?.latest_charge);
  if (charge === undefined)
    throw new Error(`No such charge: '${asked.charge ?? asked.payment_intent ?? ""}'`);
  const left = Number(charge.amount) - Number(charge.amount_refunded);
  const amount = asked.amount ?? left;
  if (amount > left || amount <= 0) {
    throw new Error(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`);
  }
  const made = world.vault.put(
    completed("refund", {
      id: world.vault.newId("re"),
      object: "refund",
      amount,
      charge: charge.id,
      created: world.now(),
      currency: CURRENCY,
      metadata: asked.metadata ?? {},
      payment_intent: charge.payment_intent ?? null,
      reason: asked.reason ?? null,
      status: "succeeded",
    }),
  );
  const refunded = world.vault.change(charge.id, {
    amount_refunded: Number(charge.amount_refunded) + amount,
    refunded: amount === left,
  });
  emit("refund.created", made);
  emit("charge.refunded", refunded);
  return made;
}
