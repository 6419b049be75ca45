import type { MutationContext } from "../platform/callable.ts";
import { after, HOUR_MS } from "../platform/duration.ts";
import { GameError } from "../platform/errors.ts";
import type { ConfigurationChange } from "../regions/configuration.ts";
import { stageNames } from "../regions/nameReservation.ts";
import { prepareRegion } from "../regions/openRegion.ts";
import type { AskedSession } from "./askSession.ts";
import { newBuyer, withCheckout } from "./buyer.ts";
import { openingOf } from "./openingOf.ts";
import { priceIdsOf } from "./prices.ts";
import { returnUrlOf } from "./returnUrl.ts";
import { buyers, type Checkout, checkouts } from "./schema.ts";
import { NOT_FETCHED } from "./sequence.ts";
import { type Subject, subjectKey } from "./subject.ts";

/** How long a checkout can be paid, and its names are held. Stripe allows from 30 minutes to 24 hours. */
const OPEN_MS = HOUR_MS;

export interface CheckoutOrder {
  readonly subject:
    | (Extract<Subject, { kind: "region" }> & {
        readonly displayName: string;
        readonly configuration?: ConfigurationChange | undefined;
      })
    | Extract<Subject, { kind: "galacticCitizen" }>;
  readonly returnPath: string;
}

/** What Stripe is asked for: a session for this checkout, once the one that it replaces has expired. */
export interface Reservation {
  readonly checkout: Checkout;
  readonly replacedSessionId: string | null;
}

/**
 * Finds the checkout of this intent, or makes it: decides whether the buyer may buy this, and holds a region's names, so
 * that nothing is refused after payment.
 * @throws GameError as `withCheckout` and `prepareRegion` do.
 */
export async function reserveCheckout(
  { caller: { uid }, reads, tx, now }: MutationContext,
  order: CheckoutOrder,
  checkoutId: string,
): Promise<Reservation> {
  const subject = bareSubject(order.subject);
  const known = (await reads.get(buyers, { uid })) ?? newBuyer(uid);
  if (known.open[subjectKey(subject)] === checkoutId) {
    return { checkout: (await reads.get(checkouts, { checkoutId }))!, replacedSessionId: null };
  }
  const { buyer, replacedId } = withCheckout(known, subject, checkoutId, now);
  const replaced = replacedId === null ? undefined : await reads.get(checkouts, { checkoutId: replacedId });
  const checkout = newCheckout(order, { checkoutId, uid, customerId: buyer.customerId }, now);
  if (order.subject.kind === "region") {
    const { regionId, displayName, configuration = {} } = order.subject;
    const opening = openingOf({ checkoutId, uid, regionId, displayName, configuration }, replacedId);
    await prepareRegion(reads, opening, now);
    stageNames(tx, order.subject, now, { holdId: checkoutId, until: checkout.expiresAt });
  }
  tx.set(buyers.ref({ uid }), buyer);
  tx.create(checkouts.ref({ checkoutId }), checkout);
  return { checkout, replacedSessionId: replaced?.status === "open" ? replaced.sessionId : null };
}

function newCheckout(
  { subject, returnPath }: CheckoutOrder,
  given: Pick<Checkout, "checkoutId" | "uid" | "customerId">,
  now: Date,
): Checkout {
  return {
    ...given,
    subject: bareSubject(subject),
    opening:
      subject.kind === "region"
        ? { displayName: subject.displayName, configuration: JSON.stringify(subject.configuration ?? {}) }
        : null,
    priceId: priceIdsOf(subject)[0]!,
    status: "reserved",
    sessionId: null,
    url: null,
    returnUrl: returnUrlOf(returnPath),
    attempt: 0,
    ...NOT_FETCHED,
    createdAt: now,
    expiresAt: after(now, OPEN_MS),
  };
}

const bareSubject = (subject: CheckoutOrder["subject"]): Subject =>
  subject.kind === "region" ? { kind: "region", regionId: subject.regionId } : { kind: subject.kind };

/**
 * Opens the checkout with the session that Stripe has made for it. Whoever asks again gets the same address.
 * @throws GameError `CHECKOUT_ENDED` when it has been paid or has expired meanwhile.
 */
export async function settleCheckout(
  { reads, tx }: MutationContext,
  { checkout: { checkoutId } }: Reservation,
  { sessionId, customerId, url }: AskedSession,
) {
  const checkout = (await reads.get(checkouts, { checkoutId }))!;
  if (checkout.status !== "reserved" && checkout.status !== "open") {
    throw new GameError("CHECKOUT_ENDED", `This checkout is ${checkout.status}; open another one.`, {
      status: checkout.status,
    });
  }
  if (checkout.status === "reserved")
    tx.update(checkouts.ref({ checkoutId }), { status: "open", sessionId, customerId, url });
  return { checkoutId, url, expiresAt: checkout.expiresAt.toISOString() };
}
