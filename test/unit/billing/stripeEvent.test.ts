import fc from "fast-check";
import { expect, test } from "vitest";
import {
  NOT_FETCHED,
  type Sequence,
  withApplied,
  withNumberTaken,
} from "../../../functions/src/billing/sequence.ts";
import { isOurs, receivedEvent } from "../../../functions/src/billing/stripe/stripeEvent.ts";
import { bodyOf, newEvent } from "../../../scripts/stripe/events.ts";
import { newCustomer } from "../../../scripts/stripe/objects.ts";
import { Vault } from "../../../scripts/stripe/vault.ts";

const world = { vault: new Vault(), now: () => 4_165_000_000 };
const event = newEvent(world, "customer.created", newCustomer(world, {}));

test.each(["snapshot", "thin"] as const)("a %s event says which object changed, and when", (form) => {
  expect(receivedEvent(JSON.parse(bodyOf(event, form)))).toEqual({
    eventId: event.id,
    type: "customer.created",
    objectId: "cus_local000001",
    objectKind: "customer",
    occurredAt: new Date(4_165_000_000_000),
    isLive: false,
    account: null,
  });
});

test("an event of another account or mode is not ours; what names no account is", () => {
  const snapshot = { ...JSON.parse(bodyOf(event, "snapshot")), account: "acct_1" };
  const thin = { ...JSON.parse(bodyOf(event, "thin")), context: "acct_1" };
  expect([snapshot, thin].map((body) => receivedEvent(body)?.account)).toEqual(["acct_1", "acct_1"]);
  const ours = { isLive: false, account: "acct_1" };
  const asked = [null, "acct_1", "acct_2"].map((account) => isOurs({ isLive: false, account }, ours));
  expect(asked).toEqual([true, true, false]);
  expect(isOurs({ isLive: true, account: "acct_1" }, ours)).toBe(false);
  expect(isOurs({ isLive: false, account: "acct_2" }, { ...ours, account: "" })).toBe(true);
});

test.each([
  null,
  7,
  "event",
  [],
  {},
  { object: "event", id: "evt_1", type: "x", created: 1, data: {} },
  {
    object: "event",
    id: "evt/../1",
    type: "x",
    created: 1,
    data: { object: { id: "cus_1", object: "customer" } },
  },
  {
    object: "event",
    id: "evt_1",
    type: "x",
    created: "no",
    data: { object: { id: "cus_1", object: "customer" } },
  },
  {
    object: "event",
    id: "evt_1",
    type: "x".repeat(121),
    created: 1,
    data: { object: { id: "cus_1", object: "c" } },
  },
  { object: "v2.core.event", id: "evt_1", type: "v1.x", created: "2102-01-01", related_object: null },
])("what is no event of Stripe's is none: %j", (body) => {
  expect(receivedEvent(body)).toBeNull();
});

test("anything at all is an event or null", () => {
  fc.assert(
    fc.property(fc.anything(), (body) => void receivedEvent(body)),
    { numRuns: 500 },
  );
});

/** The steps of two handlers, interleaved in every way that keeps each handler's own order. */
function interleavings(left: number, right: number): ("a" | "b")[][] {
  if (left === 0 && right === 0) return [[]];
  const begin = (who: "a" | "b", rest: ("a" | "b")[][]) => rest.map((tail) => [who, ...tail]);
  return [
    ...(left > 0 ? begin("a", interleavings(left - 1, right)) : []),
    ...(right > 0 ? begin("b", interleavings(left, right - 1)) : []),
  ];
}

test("take, fetch and apply of two handlers, in every order and with the object changing at every step: the end is the last fetch that began after the last change", () => {
  for (const order of interleavings(3, 3)) {
    for (let changedAt = 0; changedAt <= order.length; changedAt++) {
      let sequence: Sequence = NOT_FETCHED;
      let stored = 0;
      let atStripe = 1;
      const handlers = { a: { step: 0, number: 0, fetched: 0 }, b: { step: 0, number: 0, fetched: 0 } };
      let takenAfterChange = false;
      for (const [at, who] of order.entries()) {
        if (at === changedAt) atStripe = 2;
        const handler = handlers[who];
        if (handler.step === 0) {
          sequence = withNumberTaken(sequence);
          handler.number = sequence.fetchSeq;
          takenAfterChange ||= at >= changedAt;
        } else if (handler.step === 1) handler.fetched = atStripe;
        else {
          const applied = withApplied(sequence, handler.number);
          if (applied !== null) {
            sequence = applied;
            stored = handler.fetched;
          }
        }
        handler.step += 1;
      }
      // The change's own event brings a handler that takes its number after it: then nothing stale may be left.
      if (takenAfterChange) expect(stored, order.join("")).toBe(2);
    }
  }
});
