import type { MutationContext } from "../platform/callable.ts";
import { checkoutOrigins, citizenPriceIds, regionPriceIds, worldSeed } from "../platform/config.ts";
import { after, HOUR_MS, MINUTE_MS } from "../platform/duration.ts";
import { GameError } from "../platform/errors.ts";
import type { Reads } from "../platform/store.ts";
import type { ConfigurationChange } from "../regions/configuration/configuration.ts";
import { stageNames, unusedRegionId } from "../regions/names/nameReservation.ts";
import { decideOpening } from "../regions/opening/openRegion.ts";
import { type Buyer, newBuyer, withCheckout } from "./buyer.ts";
import { priceIdsOf } from "./prices.ts";
import { openingOf } from "./region/openingOf.ts";
import { prepareTakeover, type Takeover } from "./region/takeover.ts";
import { returnUrlOf } from "./returnUrl.ts";
import { buyers, type Checkout, checkouts } from "./schema.ts";
import { NOT_FETCHED } from "./sequence.ts";
import type { AskedSession } from "./stripe/askSession.ts";
import type { Subject } from "./subject.ts";

/** How long a checkout can be paid, and its names are held. Stripe allows from 30 minutes to 24 hours. */
const OPEN_MS = HOUR_MS;
/** A reservation that Stripe has not answered for so long is given a new hour: Stripe makes no session for less than 30 minutes. */
const RENEWED_AFTER_MS = 20 * MINUTE_MS;
/** How long after its end a checkout is looked at, if no event has told of it. */
const DUE_AFTER_MS = 5 * MINUTE_MS;

export interface CheckoutOrder {
  readonly subject: Subject;
  /** Of a new region: what it is to be. */
  readonly opening: { readonly displayName: string; readonly configuration: ConfigurationChange } | null;
  /** Of another player's region: by what it is bought. */
  readonly takesOver?: Takeover["kind"];
  readonly returnPath: string;
}

/**
 * Finds the checkout of this intent, or makes it: decides whether the buyer may buy this, and holds a region's names, so
 * that nothing is refused after payment.
 * @throws GameError as `withCheckout`, `unusedRegionId`, `decideOpening` and `prepareTakeover` do.
 */
export async function reserveCheckout(
  context: MutationContext,
  asked: CheckoutOrder,
  checkoutId: string,
): Promise<Checkout> {
  const { caller, reads, tx, now } = context;
  const { uid } = caller;
  const known = (await reads.get(buyers, { uid })) ?? newBuyer(uid);
  if (Object.values(known.open).includes(checkoutId)) return found({ reads, tx, now }, checkoutId);
  const order = await withUnusedId(reads, asked, known);
  const { subject } = order;
  const { buyer, replacedId } = withCheckout(known, subject, checkoutId, now);
  const replaced = replacedId === null ? undefined : await reads.get(checkouts, { checkoutId: replacedId });
  const takeover =
    subject.kind === "region" && order.takesOver !== undefined
      ? await prepareTakeover(context, order.takesOver, { uid, regionId: subject.regionId, checkoutId })
      : null;
  const checkout = newCheckout(
    order,
    {
      takesOver: takeover?.takesOver ?? null,
      checkoutId,
      uid,
      customerId: buyer.customerId,
      formerCustomers: buyer.formerCustomerIds.length,
      replacedSessionId: replaced?.status === "open" ? replaced.sessionId : null,
    },
    now,
  );
  if (subject.kind === "region" && order.opening !== null) {
    const bought = { checkoutId, uid, ...subject, ...order.opening };
    const opening = openingOf(bought, { othersHoldId: replacedId, worldSeed: worldSeed.value() });
    await decideOpening({ reads, now }, opening);
    stageNames(tx, opening, now, { holdId: checkoutId, until: checkout.expiresAt });
  }
  takeover?.stage();
  tx.set(buyers.ref({ uid }), buyer);
  tx.create(checkouts.ref({ checkoutId }), checkout);
  // Its call has not been answered yet, and will not be: what it asks for can be paid by nobody.
  if (replaced?.status === "reserved")
    tx.update(checkouts.ref({ checkoutId: replaced.checkoutId }), { status: "expired" });
  return checkout;
}

/**
 * A new region is sold under an id that none has borne: `vega-2` where a closed one was `vega`. Another checkout of the buyer's
 * for it, whose place this one takes, has that id already.
 */
async function withUnusedId(reads: Reads, order: CheckoutOrder, { open }: Buyer): Promise<CheckoutOrder> {
  const { subject, opening } = order;
  if (subject.kind !== "region" || opening === null) return order;
  const regionId = await unusedRegionId(reads, subject.regionId, Object.values(open));
  return { ...order, subject: { ...subject, regionId } };
}

async function found(
  { reads, tx, now }: Pick<MutationContext, "reads" | "tx" | "now">,
  checkoutId: string,
): Promise<Checkout> {
  const checkout = (await reads.get(checkouts, { checkoutId }))!;
  const renewedAt = after(checkout.expiresAt, RENEWED_AFTER_MS - OPEN_MS);
  if (checkout.status !== "reserved" || now < renewedAt) return checkout;
  const renewed = { attempt: checkout.attempt + 1, ...termsFrom(now) };
  tx.update(checkouts.ref({ checkoutId }), renewed);
  return { ...checkout, ...renewed };
}

const termsFrom = (now: Date) => ({
  expiresAt: after(now, OPEN_MS),
  dueAt: after(now, OPEN_MS + DUE_AFTER_MS),
});

function newCheckout(
  { subject, opening, returnPath }: CheckoutOrder,
  given: Pick<
    Checkout,
    "checkoutId" | "uid" | "takesOver" | "customerId" | "formerCustomers" | "replacedSessionId"
  >,
  now: Date,
): Checkout {
  return {
    ...given,
    subject,
    opening: opening && { ...opening, configuration: JSON.stringify(opening.configuration) },
    priceId: honouredPriceIds(subject)[0]!,
    status: "reserved",
    sessionId: null,
    url: null,
    returnUrl: returnUrlOf(returnPath, checkoutOrigins.value()),
    attempt: 0,
    build: null,
    ...NOT_FETCHED,
    createdAt: now,
    ...termsFrom(now),
  };
}

/** By the settings: the first is sold, all are honoured. */
export const honouredPriceIds = (subject: Subject) =>
  priceIdsOf(subject, { region: regionPriceIds.value(), galacticCitizen: citizenPriceIds.value() });

/**
 * Opens the checkout with the session that Stripe has made for it. Asked again, it gives the same address.
 * @throws GameError `CHECKOUT_ENDED` when it has been paid or has expired meanwhile.
 */
export async function settleCheckout(
  { reads, tx }: MutationContext,
  { checkoutId }: Checkout,
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
