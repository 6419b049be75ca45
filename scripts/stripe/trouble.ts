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

/** The bank takes the money back while it looks at the buyer's complaint. */
export function openDispute(world: World, emit: Emit, chargeId: string): StripeObject {
  const charge = world.vault.change(chargeId, { disputed: true });
  const dispute = world.vault.put(
    completed("dispute", {
      id: world.vault.newId("dp"),
      object: "dispute",
      amount: charge.amount,
      balance_transactions: [],
      charge: chargeId,
      created: world.now(),
      currency: CURRENCY,
      enhanced_eligibility_types: [],
      evidence: noEvidence(),
      evidence_details: {
        due_by: null,
        enhanced_eligibility: {},
        has_evidence: false,
        past_due: false,
        submission_count: 0,
      },
      is_charge_refundable: false,
      livemode: false,
      metadata: {},
      payment_intent: charge.payment_intent,
      reason: "fraudulent",
      status: "needs_response",
    }),
  );
  emit("charge.dispute.created", dispute);
  return dispute;
}

export function closeDispute(
  world: World,
  emit: Emit,
  disputeId: string,
  status: "won" | "lost",
): StripeObject {
  const closed = world.vault.change(disputeId, { status });
  emit("charge.dispute.closed", closed);
  return closed;
}

/** A card network's warning that a payment is probably a fraud. */
export function warnOfFraud(world: World, emit: Emit, chargeId: string): StripeObject {
  const warning = world.vault.put(
    completed("radar.early_fraud_warning", {
      id: world.vault.newId("issfr"),
      object: "radar.early_fraud_warning",
      actionable: true,
      charge: chargeId,
      created: world.now(),
      fraud_type: "made_with_stolen_card",
      livemode: false,
      payment_intent: String(world.vault.get("charge", chargeId)?.payment_intent),
    }),
  );
  emit("radar.early_fraud_warning.created", warning);
  return warning;
}

function noEvidence() {
  const texts = [
    ...["access_activity_log", "billing_address", "cancellation_policy", "cancellation_policy_disclosure"],
    ...["cancellation_rebuttal", "customer_communication", "customer_email_address", "customer_name"],
    ...["customer_purchase_ip", "customer_signature", "duplicate_charge_documentation"],
    ...["duplicate_charge_explanation", "duplicate_charge_id", "product_description", "receipt"],
    ...["refund_policy", "refund_policy_disclosure", "refund_refusal_explanation", "service_date"],
    ...["service_documentation", "shipping_address", "shipping_carrier", "shipping_date"],
    ...["shipping_documentation", "shipping_tracking_number", "uncategorized_file", "uncategorized_text"],
  ];
  return { ...Object.fromEntries(texts.map((name) => [name, null])), enhanced_evidence: {} };
}
