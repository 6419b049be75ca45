import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { refreshOf } from "../../functions/src/billing/payments/refreshPayment.ts";
import { payments } from "../../functions/src/billing/payments/schema.ts";
import { refresh } from "../../functions/src/billing/refreshCheckout.ts";
import { buyers, checkouts, subscriptions } from "../../functions/src/billing/schema.ts";
import type { Subject } from "../../functions/src/billing/subject.ts";
import { players } from "../../functions/src/players/schema.ts";
import { regions } from "../../functions/src/regions/schema.ts";
import { openRegionFixture } from "../support/fixtures.ts";
import {
  type Act,
  bankPays,
  ends,
  fails,
  goesUnpaid,
  leaves,
  recovers,
  refunds,
  willEnd,
} from "../support/stripe/acts.ts";
import { newPlayer } from "../support/stripe/buying.ts";
import { stripeHere } from "../support/stripe/here.ts";
import { ordered } from "../support/stripe/ordered.ts";

const here = stripeHere();
const ORDERS = 5_040;
const LANES = 12;
/** After so many lives the stand-in forgets them: it looks through all that it knows at each request. */
const LIVES_AT_ONCE = LANES * 10;

/** What an event's object leads to: everything of the checkout, or everything of its first payment, is fetched anew. */
type Refreshed = "checkout" | "payment";
type Event = readonly [Refreshed, Act];

const CITIZENS: readonly Event[] = [
  ["checkout", leaves],
  ["payment", bankPays],
  ["checkout", fails],
  ["checkout", recovers],
  ["payment", refunds(200)],
  ["checkout", willEnd],
  ["checkout", ends],
];
const OWNERS: readonly Event[] = [
  ["checkout", leaves],
  ["checkout", bankPays],
  ["checkout", fails],
  ["checkout", recovers],
  ["checkout", willEnd],
  ["checkout", goesUnpaid],
  ["checkout", ends],
];

const PASSING: readonly string[] = ["PAYMENT_FAILED", "SUBSCRIPTION_ENDING"];

/** What is fetched, and how many of the events have happened by then. */
interface Arrival {
  readonly refreshed: Refreshed;
  readonly happened: number;
}

function* permutations(left: readonly number[]): Generator<number[]> {
  if (left.length === 0) yield [];
  for (const first of left)
    for (const rest of permutations(left.filter((one) => one !== first))) yield [first, ...rest];
}

/**
 * What all orders of a life's events come to. An event cannot arrive before it has happened, and its payload is never applied:
 * orders in which the same is fetched at the same stages of the life are one to the apply, and are lived once.
 */
function arrivalsOf(life: readonly Event[]): { readonly orders: number; readonly lives: Arrival[][] } {
  const lives = new Map<string, Arrival[]>();
  let orders = 0;
  for (const order of permutations(life.map((_, index) => index))) {
    let happened = 0;
    const arrivals = order.map((event) => {
      happened = Math.max(happened, event + 1);
      return { refreshed: life[event]![0], happened };
    });
    lives.set(JSON.stringify(arrivals), arrivals);
    orders += 1;
  }
  return { orders, lives: [...lives.values()] };
}

/** Lives a life in the order in which its events arrive, through what each of them leads to in the deployed task. */
async function live(uid: string, subject: Subject, life: readonly Event[], arrivals: readonly Arrival[]) {
  const checkoutId = await ordered(uid, subject);
  const session = here.sessionOf(checkoutId);
  let done = 0;
  for (const { refreshed, happened } of arrivals) {
    for (; done < happened; done++) life[done]![1](here.standIn.world, session.id);
    if (refreshed === "checkout") await refresh(checkoutId);
    else await refreshOf(checkoutId, here.paymentOf(String(here.sessionOf(checkoutId).invoice)).id);
  }
  return checkoutId;
}

async function bought(uid: string, checkoutId: string) {
  const [checkout, buyer, running, paid] = await Promise.all([
    checkouts.ref({ checkoutId }).get(),
    buyers.ref({ uid }).get(),
    subscriptions.collection({}).where("checkoutId", "==", checkoutId).get(),
    payments.collection({}).where("checkoutId", "==", checkoutId).get(),
  ]);
  const { status, dueAt, url } = checkout.data()!;
  const { open, live, barredSince, troubledPaymentIds } = buyer.data()!;
  return {
    checkout: { status, dueAt, url },
    buyer: { open, live, barredSince, troubledPaymentIds },
    subscriptions: running.docs.map((doc) => {
      const { status, cancelsAtPeriodEnd, openInvoiceFinalizedAt, entitlement } = doc.data();
      return { status, cancelsAtPeriodEnd, openInvoiceFinalizedAt, entitlement };
    }),
    payments: paid.docs.map((doc) => {
      const { isFirst, paidCents, refundedCents, lostCents, isDisputed, isWarned, home } = doc.data();
      return { isFirst, paidCents, refundedCents, lostCents, isDisputed, isWarned, home };
    }),
  };
}

/** Has all lives lived, many at once, each player one after the other; the end of each. */
async function endsOf<End>(
  lives: readonly Arrival[][],
  uids: readonly string[],
  lived: (uid: string, arrivals: readonly Arrival[]) => Promise<End>,
): Promise<End[]> {
  const found: End[] = [];
  for (let first = 0; first < lives.length; first += LIVES_AT_ONCE) {
    const some = lives.slice(first, first + LIVES_AT_ONCE);
    await Promise.all(
      uids.map(async (uid, lane) => {
        for (let index = lane; index < some.length; index += LANES)
          found.push(await lived(uid, some[index]!));
      }),
    );
    here.standIn.world.vault.forget();
  }
  return found;
}

let uids: string[];
beforeAll(() => openRegionFixture("default", { kind: "default" }));
beforeEach(async () => {
  uids = await Promise.all(Array.from({ length: LANES }, newPlayer));
});

test("all 5,040 orders of the seven events of a Galactic Citizen come to one end, through the real apply", async () => {
  const { orders, lives } = arrivalsOf(CITIZENS);
  expect(orders).toBe(ORDERS);
  const found = await endsOf(lives, uids, async (uid, arrivals) => {
    const end = await bought(uid, await live(uid, { kind: "galacticCitizen" }, CITIZENS, arrivals));
    const { galacticCitizen } = (await players.ref({ uid }).get()).data()!;
    return { arrivals, end: { ...end, galacticCitizen } };
  });
  console.log(`${ORDERS} orders are ${found.length} lives`);
  for (const { arrivals, end } of found) {
    expect(end, JSON.stringify(arrivals)).toEqual({
      checkout: { status: "completed", dueAt: null, url: null },
      buyer: { open: {}, live: {}, barredSince: null, troubledPaymentIds: [] },
      subscriptions: [
        {
          status: "canceled",
          cancelsAtPeriodEnd: true,
          openInvoiceFinalizedAt: null,
          entitlement: { service: "none", namesHeld: true, regionHeld: true, endsAt: null },
        },
      ],
      payments: [
        {
          isFirst: true,
          paidCents: 500,
          refundedCents: 200,
          lostCents: 0,
          isDisputed: false,
          isWarned: false,
          home: null,
        },
      ],
      galacticCitizen: false,
    });
  }
});

test("all 5,040 orders of the seven events of a region's owner come to one end: it is held, and its owner is told once", async () => {
  const { orders, lives } = arrivalsOf(OWNERS);
  expect(orders).toBe(ORDERS);
  const found = await endsOf(lives, uids, async (uid, arrivals) => {
    const regionId = `o${randomUUID().slice(0, 13)}`;
    await openRegionFixture(regionId, { ownerUid: uid });
    const end = await bought(uid, await live(uid, { kind: "region", regionId }, OWNERS, arrivals));
    const { status, holds } = (await regions.ref({ regionId }).get()).data()!;
    const notices = await players.ref({ uid }).collection("notices").where("regionId", "==", regionId).get();
    // One may open five checkouts for regions a day.
    await buyers.ref({ uid }).update({ regionCheckouts: { day: "1970-01-01", count: 0 } });
    const isGraceKnown = end.checkout.dueAt?.getTime() === holds.billing?.until?.getTime();
    const kinds = notices.docs.map((doc) => doc.get("kind") as string);
    // What passes is told where it is heard of while it lasts, and once.
    const passing = kinds.filter((kind) => PASSING.includes(kind));
    const isToldOnce = new Set(passing).size === passing.length;
    const told = kinds.filter((kind) => !PASSING.includes(kind));
    return {
      arrivals,
      end: { checkout: end.checkout.status, live: end.buyer.live, status, isGraceKnown, told, isToldOnce },
    };
  });
  console.log(`${ORDERS} orders are ${found.length} lives`);
  for (const { arrivals, end } of found) {
    expect(end, JSON.stringify(arrivals)).toEqual({
      checkout: "completed",
      live: {},
      status: "suspended",
      isGraceKnown: true,
      told: ["REGION_HELD"],
      isToldOnce: true,
    });
  }
});
