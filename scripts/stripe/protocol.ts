import { createHash, randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import qs from "qs";
import { expanded } from "./expand.ts";
import { type Asked, type Desk, Missing, routed } from "./routes.ts";
import { checkAnswer, type Method, requestFault } from "./shapes.ts";

export interface Reply {
  readonly status: number;
  readonly body: object;
}

/** Refusals that the next requests meet, whatever they ask: how a client is shown what Stripe does on a bad day. */
export interface Trouble {
  readonly status: 429 | 500 | 503;
  /** Whether the work is done before the bad answer: the hard half of idempotency. */
  readonly after: "doing nothing" | "doing it";
}

interface Remembered {
  readonly fingerprint: string;
  readonly reply: Reply | undefined;
}

/** Stripe's protocol: form encoding, keys, idempotency, errors. Source: Stripe's API reference, "Errors", "Idempotent requests". */
export class Protocol {
  readonly #desk: Desk;
  readonly #remembered = new Map<string, Remembered>();
  readonly troubles: Trouble[] = [];
  /** How long each change takes: with it, a second request under the same key meets the first. */
  delayMs = 0;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async answer(request: IncomingMessage, body: string): Promise<Reply> {
    if (!/^Bearer (?:sk|rk)_test_\w+$/.test(request.headers.authorization ?? "")) {
      return refused(401, "invalid_request_error", "You did not provide an API key of the test mode.");
    }
    const method = String(request.method).toLowerCase() as Method;
    const url = new URL(String(request.url), "http://stripe.invalid");
    const given = qs.parse(method === "get" ? url.search.slice(1) : body, { depth: 12, arrayLimit: 200 });
    const key = request.headers["idempotency-key"];
    if (method === "get" || typeof key !== "string") return this.#perform(method, url.pathname, given);
    return this.#once(key, method, url.pathname, given);
  }

  /** The same key with the same request gets the first answer, errors of the server included. */
  async #once(key: string, method: Method, path: string, given: object): Promise<Reply> {
    const fingerprint = createHash("sha256")
      .update(JSON.stringify([method, path, given]))
      .digest("hex");
    const earlier = this.#remembered.get(key);
    if (earlier !== undefined) {
      if (earlier.fingerprint !== fingerprint) {
        const message =
          "Keys for idempotent requests can only be used with the same parameters they were first used with.";
        return refused(400, "idempotency_error", message);
      }
      if (earlier.reply !== undefined) return earlier.reply;
      return refused(409, "idempotency_error", "There is another in-progress request using this key.");
    }
    this.#remembered.set(key, { fingerprint, reply: undefined });
    if (this.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.delayMs));
    const reply = this.#perform(method, path, given);
    // What was refused before anything was looked at, and what came too often, is not kept.
    if (reply.status === 429) this.#remembered.delete(key);
    else this.#remembered.set(key, { fingerprint, reply });
    return reply;
  }

  #perform(method: Method, path: string, given: object): Reply {
    const trouble = this.troubles.shift();
    if (trouble?.after === "doing nothing") return troubled(trouble);
    const reply = this.#carryOut(method, path, given);
    return trouble === undefined ? reply : troubled(trouble);
  }

  #carryOut(method: Method, path: string, given: object): Reply {
    const route = routed(method, path);
    if (route === undefined) {
      return refused(
        404,
        "invalid_request_error",
        `Unrecognized request URL (${method.toUpperCase()}: ${path}).`,
      );
    }
    const fault = requestFault(route.described, method, given);
    if (fault !== undefined) return refused(400, "invalid_request_error", fault.message, fault.param);
    const { expand = [], ...asked } = given as Asked & { expand?: readonly string[] };
    try {
      const object = route.operation(this.#desk, { ...asked, ...route.asked });
      const body = expanded(object, expand, this.#desk.world.vault);
      checkAnswer(body);
      return { status: 200, body };
    } catch (error) {
      if (error instanceof Missing) return refused(404, "invalid_request_error", error.message);
      return refused(400, "invalid_request_error", (error as Error).message);
    }
  }
}

function troubled({ status }: Trouble): Reply {
  return status === 429
    ? refused(429, "rate_limit_error", "Too many requests in a short time.")
    : refused(status, "api_error", "Something failed at Stripe's end (the stand-in was told to say so).");
}

function refused(status: number, type: string, message: string, param?: string): Reply {
  const error = { type, message, ...(param ? { param } : {}), request_log_url: `local:${randomUUID()}` };
  return { status, body: { error } };
}
