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
  if (refunded.refunded === true) endWarnings(world, charge.id);
  emit("refund.created", made);
  emit("charge.refunded", refunded);
  return made;
}

/** How a dispute ends. What begins with `warning` has taken no money. */
export type Ending = "won" | "lost" | "warning_closed" | "prevented";

/** The cardholder disputes a charge, or only asks about it. @throws Error for what was never charged. */
export function openDispute(
  world: World,
  emit: Emit,
  chargeId: string,
  status: "needs_response" | "warning_needs_response" = "needs_response",
): StripeObject {
  const charge = chargeOf(world, chargeId);
  const dispute = world.vault.put(
    completed("dispute", {
      id: world.vault.newId("du"),
      object: "dispute",
      amount: charge.amount,
      balance_transactions: [],
      charge: charge.id,
      created: world.now(),
      currency: CURRENCY,
      enhanced_eligibility_types: [],
      evidence: completed("dispute_evidence", { enhanced_evidence: {} }),
      evidence_details: completed("dispute_evidence_details", {
        enhanced_eligibility: {},
        has_evidence: false,
        past_due: false,
        submission_count: 0,
      }),
      is_charge_refundable: status !== "needs_response",
      livemode: false,
      metadata: {},
      payment_intent: charge.payment_intent,
      reason: "fraudulent",
      status,
    }),
  );
  if (status === "needs_response") {
    world.vault.change(charge.id, { disputed: true });
    endWarnings(world, charge.id);
  }
  emit("charge.dispute.created", dispute);
  return dispute;
}

/** @throws Error for a dispute that has ended. */
export function endDispute(world: World, emit: Emit, disputeId: string, ending: Ending): StripeObject {
  const dispute = world.vault.get("dispute", disputeId);
  if (!String(dispute?.status).endsWith("needs_response"))
    throw new Error(`The dispute ${disputeId} is ${String(dispute?.status ?? "unknown")}.`);
  const ended = world.vault.change(disputeId, { status: ending });
  emit("charge.dispute.closed", ended);
  return ended;
}

/** The card's bank reports fraud before anybody disputes. */
export function warnOfFraud(world: World, emit: Emit, chargeId: string): StripeObject {
  const charge = chargeOf(world, chargeId);
  const warning = world.vault.put(
    completed("radar.early_fraud_warning", {
      id: world.vault.newId("issfr"),
      object: "radar.early_fraud_warning",
      actionable: true,
      charge: charge.id,
      created: world.now(),
      fraud_type: "made_with_stolen_card",
      livemode: false,
      payment_intent: String(charge.payment_intent),
    }),
  );
  emit("radar.early_fraud_warning.created", warning);
  return warning;
}

/** Once it is refunded whole or disputed, nothing is left to do about a warning. */
function endWarnings(world: World, chargeId: string): void {
  for (const { id } of world.vault.all("radar.early_fraud_warning", ({ charge }) => charge === chargeId))
    world.vault.change(id, { actionable: false });
}

function chargeOf(world: World, chargeId: string): StripeObject {
  const charge = world.vault.get("charge", chargeId);
  if (charge === undefined) throw new Error(`No such charge: '${chargeId}'`);
  return charge;
}

/** What a buyer's bank does to a charge, or to its dispute that is open: a button of the bank's page. */
export const BANK_ACTS = ["refund", "dispute", "ask", "warn", "won", "lost", "warning_closed"] as const;
export type BankAct = (typeof BANK_ACTS)[number];

export function actAtBank(world: World, emit: Emit, chargeId: string, act: BankAct): void {
  if (act === "refund") refund(world, emit, { charge: chargeId });
  else if (act === "dispute") openDispute(world, emit, chargeId);
  else if (act === "ask") openDispute(world, emit, chargeId, "warning_needs_response");
  else if (act === "warn") warnOfFraud(world, emit, chargeId);
  else {
    const [open] = world.vault.all("dispute", ({ charge }) => charge === chargeId);
    endDispute(world, emit, open?.id ?? "", act);
  }
}
