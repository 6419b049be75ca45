import { derivedId } from "../../../functions/src/platform/random.ts";
import { projectId } from "../../../functions/src/platform/store.ts";
import { CARD } from "../../../scripts/stripe/payments.ts";
import { cancelSubscription, settleLater } from "../../../scripts/stripe/sales.ts";
import type { StripeObject } from "../../../scripts/stripe/vault.ts";
import type { stripeHere } from "../../support/stripe/here.ts";
import type { StripeAct } from "./acts.ts";

/** What the players have at Stripe, and what they do there. */
export class AtStripe {
  readonly #here: ReturnType<typeof stripeHere>;

  constructor(here: ReturnType<typeof stripeHere>) {
    this.#here = here;
  }

  get #world() {
    return this.#here.standIn.world;
  }

  /** The newest first. */
  all(kind: string, uid: string): StripeObject[] {
    const buyer = derivedId("customer", projectId(), uid);
    const own = (customer: unknown) =>
      (this.#world.vault.get("customer", customer)?.metadata as { buyer?: string } | undefined)?.buyer ===
      buyer;
    return this.#world.vault.all(kind, ({ id, customer }) => own(kind === "customer" ? id : customer));
  }

  get(kind: string, id: unknown): StripeObject {
    const known = this.#world.vault.get(kind, id);
    if (known === undefined) throw new Error(`Stripe has no ${kind} ${String(id)}.`);
    return known;
  }

  where(kind: string, where: (object: StripeObject) => boolean): StripeObject[] {
    return this.#world.vault.all(kind, where);
  }

  /** Returns whether there was something to do it to. */
  act(uid: string, act: StripeAct): boolean {
    switch (act.kind) {
      case "pay":
      case "payLater":
        return this.#on(
          this.all("checkout.session", uid).find(({ status }) => status === "open"),
          ({ id }) => this.#here.pay(id, act.kind === "pay" ? "pays" : "later"),
        );
      case "bankAnswers":
        return this.#on(this.all("checkout.session", uid).find(this.#waits), ({ id }) =>
          settleLater(this.#world, this.#here.standIn.emit, id, act.isPaid),
        );
      case "card":
        return this.#on(this.all("customer", uid)[0], ({ id, metadata }) =>
          this.#world.vault.change(id, {
            metadata: { ...(metadata as object), [CARD]: act.pays ? "pays" : "declines" },
          }),
        );
      case "portal":
        return this.#on(this.running(uid)[0], ({ id }) =>
          this.#here.standIn.emit(
            "customer.subscription.updated",
            this.#world.vault.change(id, { cancel_at_period_end: act.cancels }),
          ),
        );
      case "ends":
        return this.#on(this.running(uid).at(-1), ({ id }) =>
          cancelSubscription(this.#world, this.#here.standIn.emit, id, "cancellation_requested"),
        );
      case "bank":
        return this.#on(this.all("charge", uid)[0], ({ id }) => this.#here.atBank(id, act.act));
    }
  }

  running(uid: string): StripeObject[] {
    return this.all("subscription", uid).filter(
      ({ status }) => !["canceled", "incomplete", "incomplete_expired"].includes(String(status)),
    );
  }

  /** Whether a bank is still to answer: one that has answered no, or whose subscription has ended since, is not. */
  readonly #waits = ({ status, payment_status, subscription }: StripeObject) =>
    status === "complete" &&
    payment_status === "unpaid" &&
    this.get("subscription", subscription).status === "incomplete";

  #on(found: StripeObject | undefined, act: (found: StripeObject) => unknown): boolean {
    if (found === undefined) return false;
    try {
      act(found);
      return true;
    } catch {
      // Nothing is left to refund, or there is no dispute that could end so.
      return false;
    }
  }
}
