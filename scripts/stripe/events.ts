import Stripe from "stripe";
import type { World } from "./objects.ts";
import { checkAnswer, completed, describedVersion } from "./shapes.ts";
import type { StripeObject } from "./vault.ts";

/** Where events go, and how the stand-in mistreats them on the way. */
export interface Destination {
  readonly url: string;
  /** The secret of the endpoint; the second one signs too while a rotation is under way. */
  readonly secrets: readonly string[];
  readonly form: "snapshot" | "thin";
}

/** An event with the object as it was then: what Stripe's API lists, and what a snapshot destination is sent. */
export function newEvent(world: World, type: string, object: StripeObject): StripeObject {
  checkAnswer(object);
  return world.vault.put(
    completed("event", {
      id: world.vault.newId("evt"),
      object: "event",
      api_version: describedVersion,
      created: world.now(),
      data: { object },
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type,
    }),
  );
}

/**
 * What a destination is sent. A thin event names the object and carries none of it. Source: Stripe's documentation,
 * "Event destinations".
 */
export function bodyOf(event: StripeObject, form: Destination["form"]): string {
  if (form === "snapshot") return JSON.stringify(event);
  const { object } = event.data as { object: StripeObject };
  const path = `/v1/${object.object.replaceAll(".", "/")}s/${object.id}`;
  return JSON.stringify({
    id: event.id,
    object: "v2.core.event",
    type: `v1.${String(event.type)}`,
    created: new Date(Number(event.created) * 1_000).toISOString(),
    livemode: false,
    related_object: { id: object.id, type: object.object, url: path },
  });
}

const RETRY_MS = [1_000, 5_000, 30_000] as const;

/** Sends an event until it is taken. Signatures bear the real time, whatever the game's clock says. */
export async function deliver(event: StripeObject, destination: Destination): Promise<void> {
  const payload = bodyOf(event, destination.form);
  for (const waitMs of [...RETRY_MS, undefined]) {
    if (await sent(payload, destination)) return;
    if (waitMs === undefined) return;
    await new Promise((resolve) => setTimeout(resolve, waitMs).unref());
  }
}

async function sent(payload: string, { url, secrets }: Destination): Promise<boolean> {
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", "stripe-signature": signatureOf(payload, secrets) },
      body: payload,
    });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

/** `t=…,v1=…,v1=…`: one signature for each secret. */
export function signatureOf(payload: string, secrets: readonly string[]): string {
  const timestamp = Math.floor(Date.now() / 1_000);
  const [stamp, ...signatures] = secrets.flatMap((secret, index) => {
    const header = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
    const parts = header.split(",");
    return index === 0 ? parts : parts.slice(1);
  });
  return [stamp, ...signatures].join(",");
}
