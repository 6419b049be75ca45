import { beforeAll, expect, test } from "vitest";
import { refresh } from "../../functions/src/billing/refreshCheckout.ts";
import { subscriptions } from "../../functions/src/billing/schema.ts";
import { players } from "../../functions/src/players/schema.ts";
import type { Protocol, Reply } from "../../scripts/stripe/protocol.ts";
import { openRegionFixture } from "../support/fixtures.ts";
import { type Act, bankPays, ends, leaves } from "../support/stripe/acts.ts";
import { buyerOf, CITIZEN, checkoutOf, newPlayer } from "../support/stripe/buying.ts";
import { stripeHere } from "../support/stripe/here.ts";
import { ordered } from "../support/stripe/ordered.ts";

const here = stripeHere();

/** Takes its number · fetches the session · fetches the subscription · applies. */
const STEPS = 4;

/** A handler of a checkout that goes on by one step at a time: it waits before each request, and before its last answer. */
class Handler {
  #done: Promise<unknown> | undefined;
  #paused = Promise.withResolvers<void>();
  #released = Promise.withResolvers<void>();
  #requests = 0;

  async step(checkoutId: string): Promise<void> {
    this.#paused = Promise.withResolvers();
    moving = this;
    if (this.#done === undefined) this.#done = refresh(checkoutId);
    else this.#released.resolve();
    await Promise.race([this.#paused.promise, this.#done]);
    moving = undefined;
  }

  async meets(perform: () => Promise<Reply>): Promise<Reply> {
    this.#requests += 1;
    await this.#pause();
    const reply = await perform();
    if (this.#requests === STEPS - 2) await this.#pause();
    return reply;
  }

  async #pause(): Promise<void> {
    this.#released = Promise.withResolvers();
    this.#paused.resolve();
    await this.#released.promise;
  }
}

/** The handler whose step it is: what Stripe is asked meanwhile is asked by it. */
let moving: Handler | undefined;

function watch(protocol: Protocol): void {
  const passed = protocol.answer.bind(protocol);
  protocol.answer = (request, body) => {
    const perform = () => passed(request, body);
    return moving === undefined ? perform() : moving.meets(perform);
  };
}

/** All ways in which the steps of two handlers can follow one another: 0 for a step of the first, 1 for one of the second. */
function* interleavings(left: readonly [number, number]): Generator<number[]> {
  if (left[0] + left[1] === 0) yield [];
  if (left[0] > 0) for (const rest of interleavings([left[0] - 1, left[1]])) yield [0, ...rest];
  if (left[1] > 0) for (const rest of interleavings([left[0], left[1] - 1])) yield [1, ...rest];
}

/** Something happens before the given step; of it the second handler is told, which therefore begins later. */
async function interleave(checkoutId: string, order: readonly number[], act: Act, before: number) {
  const handlers = [new Handler(), new Handler()];
  for (const [index, each] of order.entries()) {
    if (index === before) act(here.standIn.world, here.sessionOf(checkoutId).id);
    await handlers[each]!.step(checkoutId);
  }
}

beforeAll(async () => {
  await openRegionFixture("default", { kind: "default" });
  watch(here.standIn.protocol);
});

test("two handlers of one checkout, their steps interleaved in every way: the end is what Stripe has", async () => {
  const uid = await newPlayer();
  const orders = [...interleavings([STEPS, STEPS])];
  expect(orders).toHaveLength(70);
  let count = 0;
  for (const order of orders) {
    for (let before = 0; before <= order.indexOf(1); before++) {
      const which = `${order.join("")} from ${before}`;
      const checkoutId = await ordered(uid, CITIZEN);
      leaves(here.standIn.world, here.sessionOf(checkoutId).id);

      await interleave(checkoutId, order, bankPays, before);
      expect((await checkoutOf(checkoutId)).status, which).toBe("completed");
      expect((await players.ref({ uid }).get()).data()!.galacticCitizen, which).toBe(true);

      await interleave(checkoutId, order, ends, before);
      const subscriptionId = String(here.sessionOf(checkoutId).subscription);
      const { status } = (await subscriptions.ref({ subscriptionId }).get()).data()!;
      expect(status, which).toBe("canceled");
      expect((await players.ref({ uid }).get()).data()!.galacticCitizen, which).toBe(false);
      expect((await buyerOf(uid)).live, which).toEqual({});
      count += 1;
    }
  }
  console.log(`${count} ways, each twice`);
});
