import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Stripe from "stripe";
import { afterEach, beforeEach, expect, test } from "vitest";
import { deliver, newEvent } from "../../../scripts/stripe/events.ts";
import { newCustomer, type World } from "../../../scripts/stripe/objects.ts";
import { Vault } from "../../../scripts/stripe/vault.ts";

const SECRETS = ["whsec_old", "whsec_new"];
const stripe = new Stripe("rk_test_local");

interface Received {
  readonly payload: string;
  readonly signature: string;
}
let server: Server;
let received: Received[];
let statuses: number[];

beforeEach(async () => {
  received = [];
  statuses = [];
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const signature = String(request.headers["stripe-signature"]);
    received.push({ payload: Buffer.concat(chunks).toString(), signature });
    response.writeHead(statuses.shift() ?? 200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(() => new Promise((resolve) => server.close(resolve)));

async function sent(form: "snapshot" | "thin"): Promise<Received> {
  const world: World = { vault: new Vault(), now: () => 4_165_000_000 };
  const event = newEvent(world, "customer.created", newCustomer(world, {}));
  const { port } = server.address() as AddressInfo;
  await deliver(event, { url: `http://127.0.0.1:${port}/`, secrets: SECRETS, form });
  return received.at(-1)!;
}

test.each(SECRETS)(
  "a snapshot event is signed under each secret, in real time whatever the game's clock says (%s)",
  async (secret) => {
    const { payload, signature } = await sent("snapshot");
    const event = stripe.webhooks.constructEvent(payload, signature, secret);
    expect(event).toMatchObject({ type: "customer.created", data: { object: { object: "customer" } } });
  },
);

test("a thin event names its object and carries none of it", async () => {
  const { payload, signature } = await sent("thin");
  const notification = stripe.parseEventNotification(payload, signature, "whsec_new");
  expect(notification).toMatchObject({
    type: "v1.customer.created",
    related_object: { id: "cus_local000001", type: "customer", url: "/v1/customers/cus_local000001" },
  });
  expect(payload).not.toContain("balance");
});

test("an event that is not taken is sent again, as it was", async () => {
  statuses = [500];
  await sent("snapshot");
  expect(received).toHaveLength(2);
  expect(received[1]!.payload).toBe(received[0]!.payload);
});
