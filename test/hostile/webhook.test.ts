import { randomUUID } from "node:crypto";
import Stripe from "stripe";
import { beforeAll, describe, expect, test } from "vitest";
import { stripeEvents } from "../../functions/src/billing/schema.ts";
import { endpointNames } from "../../scripts/generate/registry.ts";
import { WEBHOOK_SECRET } from "../../scripts/stack/run.ts";
import { dump } from "../support/dump.ts";
import { emulators } from "../support/emulators.ts";

const URL_OF = (name: string) => `${emulators.functionsUrl}/${name}`;

interface Signing {
  readonly secret?: string;
  readonly timestamp?: number;
  readonly scheme?: string;
}

const now = () => Math.floor(Date.now() / 1_000);

function signed(
  payload: string,
  { secret = WEBHOOK_SECRET, timestamp = now(), scheme = "v1" }: Signing = {},
) {
  return Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp, scheme });
}

const eventOf = (fields: object = {}) => {
  const id = `evt_${randomUUID().replaceAll("-", "")}`;
  const object = { id: "sub_hostile", object: "subscription" };
  const event = {
    id,
    object: "event",
    type: "customer.subscription.updated",
    livemode: false,
    data: { object },
  };
  return { ...event, created: now(), ...fields };
};

async function post(body: string, headers: Record<string, string>, method = "POST"): Promise<number> {
  const answer = await fetch(URL_OF("stripeWebhook"), {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...(method === "GET" ? {} : { body }),
  });
  const text = await answer.text();
  // What is no JSON the framework itself refuses, in words of its own.
  if (body !== "{") expect(text, "an endpoint tells nothing").toBe("");
  return answer.status;
}

const body = JSON.stringify(eventOf());

describe("what Stripe has not signed, or not now, is refused and nothing is written", () => {
  let before: Map<string, string>;
  beforeAll(async () => {
    before = await dump();
  });

  test.each<[string, string, Record<string, string>, number]>([
    ["without a signature", body, {}, 400],
    ["with an empty signature", body, { "stripe-signature": "" }, 400],
    ["with words for a signature", body, { "stripe-signature": "t=now,v1=forged" }, 400],
    [
      "signed with another secret",
      body,
      { "stripe-signature": signed(body, { secret: "whsec_other" }) },
      400,
    ],
    ["signed with a blank secret", body, { "stripe-signature": signed(body, { secret: " " }) }, 400],
    ["signed six minutes ago", body, { "stripe-signature": signed(body, { timestamp: now() - 360 }) }, 400],
    ["signed by the older scheme", body, { "stripe-signature": signed(body, { scheme: "v0" }) }, 400],
    ["signed over other words", `${body} `, { "stripe-signature": signed(body) }, 400],
    ["that is no JSON", "{", { "stripe-signature": signed("{") }, 400],
    ["that is a list", "[]", { "stripe-signature": signed("[]") }, 400],
    ["of another form", '{"object":"cat"}', { "stripe-signature": signed('{"object":"cat"}') }, 400],
  ])("%s", async (_name, sent, headers, status) => {
    expect(await post(sent, headers)).toBe(status);
    expect(await dump()).toEqual(before);
  });

  test("oversized, or no POST", async () => {
    const large = JSON.stringify(eventOf({ padding: "x".repeat(260_000) }));
    expect(await post(large, { "stripe-signature": signed(large) })).toBe(413);
    expect(await post("", {}, "GET")).toBe(405);
    expect(await post(body, { "stripe-signature": signed(body) }, "PUT")).toBe(405);
    expect(await dump()).toEqual(before);
  });
});

const stored = async (eventId: string) => (await stripeEvents.ref({ eventId }).get()).data();

test("of the other mode: stored and never applied", async () => {
  const event = eventOf({ livemode: true });
  const payload = JSON.stringify(event);
  expect(await post(payload, { "stripe-signature": signed(payload) })).toBe(200);
  expect(await stored(event.id)).toMatchObject({ status: "foreign" });
});

test("of a kind that changes nothing here: stored and ignored; sent again it changes nothing", async () => {
  const event = eventOf({ type: "plan.created", data: { object: { id: "plan_1", object: "plan" } } });
  const payload = JSON.stringify(event);
  expect(await post(payload, { "stripe-signature": signed(payload) })).toBe(200);
  expect(await stored(event.id)).toMatchObject({ status: "ignored", type: "plan.created" });
  const before = await dump();
  expect(await post(payload, { "stripe-signature": signed(payload) })).toBe(200);
  expect(await dump()).toEqual(before);
});

test("a rotation: an event that two secrets have signed is taken by either", async () => {
  const payload = JSON.stringify(
    eventOf({ type: "plan.created", data: { object: { id: "plan_2", object: "plan" } } }),
  );
  const [stamp, other] = signed(payload, { secret: "whsec_next" }).split(",");
  const [, own] = signed(payload).split(",");
  expect(await post(payload, { "stripe-signature": [stamp, other, own].join(",") })).toBe(200);
});

test("every endpoint of the house is attacked here", () =>
  expect(endpointNames()).toEqual(["stripeWebhook"]));
