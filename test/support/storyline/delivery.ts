import { functionsLocation } from "../../../functions/src/platform/config.ts";
import { triggers } from "../../../scripts/generate/registry.ts";
import { emulators } from "../emulators.ts";
import requestScope from "../requestScope.cjs";
import type { ReportedEvent } from "../stripe/reports.ts";
import { tokenOf } from "../token.ts";
import type { WireAnswer } from "../wire.ts";
import { deliveryOf } from "../work.ts";

/** One request of a play: a call, or the run of a schedule. */
export interface Delivery {
  /** `run0123456789-000001`. */
  readonly step: string;
  /** The callable's path or the schedule's name. */
  readonly operation: string;
  readonly url: string;
  readonly token?: string;
  readonly body?: string;
  /** Of Stripe's events. */
  readonly signature?: string;
}

/** What came back; undefined when the connection died before an answer did. */
export type Send = (delivery: Delivery) => Promise<WireAnswer | undefined>;

export function callDelivery(step: string, path: string, uid: string, data: object): Delivery {
  const token = tokenOf(uid, claimsOf(uid));
  return {
    step,
    operation: path,
    url: `${emulators.functionsUrl}/${path}`,
    token,
    body: JSON.stringify({ data }),
  };
}

/** Root is an administrator; iris and ivy are one person, who has proved her address. */
function claimsOf(uid: string): Record<string, unknown> {
  const [run, actor] = uid.split("-");
  if (actor === "root") return { administrator: true };
  return actor === "iris" || actor === "ivy" ? { email: `${run}@example.com`, email_verified: true } : {};
}

/** The deployed schedule is run as Cloud Scheduler does it, one that a room declares as its worker's task. */
export function scheduleDelivery(step: string, name: string): Delivery {
  const { origin } = new URL(emulators.functionsUrl);
  const queue = triggers().find((trigger) => trigger.name === name)?.queue;
  if (queue) {
    const body = JSON.stringify({ data: deliveryOf(name, {}) });
    return { step, operation: name, url: `${emulators.functionsUrl}/${queue}`, body };
  }
  return { step, operation: name, url: `${origin}/${emulators.projectId}/${functionsLocation}/${name}-0` };
}

export function eventDelivery(step: string, { body, signature }: ReportedEvent): Delivery {
  return {
    step,
    operation: "stripeWebhook",
    url: `${emulators.functionsUrl}/stripeWebhook`,
    body,
    signature,
  };
}

/** How the functions emulator answers in the place of a worker whose connection died. */
const DEAD_WORKER = /^\{"(?:errno|code)":/;

/** Sends a request once. */
export const send: Send = async ({ url, step, token, body, signature }) => {
  const headers = {
    "content-type": "application/json",
    [requestScope.STEP_HEADER]: step,
    ...(signature === undefined ? {} : { "stripe-signature": signature }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  try {
    const response = await fetch(url, { method: "POST", headers, ...(body === undefined ? {} : { body }) });
    const text = await response.text();
    if (response.status === 500 && DEAD_WORKER.test(text)) return undefined;
    if (response.headers.get("content-type")?.includes("json")) return JSON.parse(text) as WireAnswer;
    return response.ok ? {} : { error: { status: "INTERNAL", message: text.slice(0, 300) } };
  } catch {
    return undefined;
  }
};
