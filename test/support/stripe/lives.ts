import { randomUUID } from "node:crypto";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { expect, vi } from "vitest";
import { buyers, checkouts, stripeEvents, subscriptions } from "../../../functions/src/billing/schema.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { enrol } from "../../emulator/membership/world.ts";
import { tokenOf } from "../token.ts";
import { post } from "../wire.ts";
import { endSubscription, leaveCheckout, type ReportedEvent, sendEvent, takeEvents } from "./reports.ts";

const SENT_AT_ONCE = 8;
const SEED = 2_102;
const PATIENCE = { timeout: 600_000, interval: 250 };

/** How a life goes on after the payment. */
const TURNS = ["runs", "has ended"] as const;
interface Life {
  readonly uid: string;
  readonly checkoutId: string;
  readonly turn: (typeof TURNS)[number];
}

async function live(index: number): Promise<Life> {
  const uid = `s${randomUUID().slice(0, 13)}`;
  await enrol(uid, { home: "default" });
  const token = tokenOf(uid);
  const call = async (path: string, data: object) => {
    const body = JSON.stringify({ data: { requestId: randomUUID(), returnPath: "/", ...data } });
    const { result, error } = await post(path, body, { token });
    if (error) throw new Error(`${error.details?.reason}: ${error.message}`);
    return result as { readonly checkoutId: string; readonly url: string };
  };
  const { checkoutId, url } = await call("billing/createCheckout", { subject: { kind: "galacticCitizen" } });
  await leaveCheckout(url, "pays");
  const turn = TURNS[index % TURNS.length]!;
  if (turn === "has ended") await endSubscription(checkoutId);
  return { uid, checkoutId, turn };
}

/** The events in a drawn order, every second one twice. */
export function shuffled(events: readonly ReportedEvent[]): ReportedEvent[] {
  const draws = xoroshiro128plus(SEED);
  const drawn = [...events, ...events.filter((_, index) => index % 2 === 0)].map((event) => ({
    event,
    key: draws.next(),
  }));
  return drawn.sort((a, b) => a.key - b.key).map(({ event }) => event);
}

/**
 * So many lives of Galactic Citizens, their events of both forms sent shuffled and with duplicates: the end is what Stripe has.
 */
export async function expectLives(count: number): Promise<void> {
  const lives: Life[] = [];
  const events: ReportedEvent[] = [];
  for (let index = 0; index < count; index++) {
    lives.push(await live(index));
    events.push(...(await takeEvents(index % 2 === 0 ? "snapshot" : "thin")));
  }
  const order = shuffled(events);
  for (let at = 0; at < order.length; at += SENT_AT_ONCE) {
    const statuses = await Promise.all(order.slice(at, at + SENT_AT_ONCE).map(sendEvent));
    expect(new Set(statuses)).toEqual(new Set([200]));
  }
  const ids = events.map(({ body }) => (JSON.parse(body) as { id: string }).id);
  await vi.waitFor(async () => {
    const read = await Promise.all(ids.map((eventId) => stripeEvents.ref({ eventId }).get()));
    expect(read.filter((event) => event.data()?.status === "pending").length).toBe(0);
  }, PATIENCE);
  for (const { uid, checkoutId, turn } of lives) {
    const isEnded = turn === "has ended";
    const [checkout, buyer, player, subscription] = await Promise.all([
      checkouts.ref({ checkoutId }).get(),
      buyers.ref({ uid }).get(),
      players.ref({ uid }).get(),
      subscriptions.collection({}).where("uid", "==", uid).get(),
    ]);
    expect(checkout.data()).toMatchObject({ status: "completed", dueAt: null });
    expect(Object.keys(buyer.data()!.live)).toEqual(isEnded ? [] : ["galacticCitizen"]);
    expect(player.data()!.galacticCitizen).toBe(!isEnded);
    expect(subscription.docs.map((doc) => doc.data().status)).toEqual([isEnded ? "canceled" : "active"]);
  }
}
