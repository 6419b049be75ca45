import { type HttpsFunction, onCall, onRequest, type Request } from "firebase-functions/https";
import type { defineSecret } from "firebase-functions/params";
import type { Callable } from "./callable.ts";
import { enforceAppCheck, functionsLocation, roomsAccount, WARM_ROOMS, warmInstances } from "./config.ts";
import { GameError } from "./errors.ts";
import { toHttpsError } from "./httpsError.ts";
import { correlationIdFrom } from "./log.ts";

/** A room's callables: verb → what loads it at its first call. */
export type Routes = Readonly<Record<string, () => Promise<Callable>>>;

/** A secret of `config.ts` that the room's function is given. */
type SecretParam = ReturnType<typeof defineSecret>;

type Handler = (request: Request, response: never) => void | Promise<void>;

/** Deeper bodies would exhaust the SDK's recursive decoder before a schema sees them. */
const MAX_DEPTH = 32;
const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/**
 * One deployed function for all callables of a room. `httpsCallable(functions, "galaxy/planRoute")` arrives here as
 * `/planRoute`, through Hosting as `/api/galaxy/planRoute`. Every request is answered by an `onCall` handler of the
 * SDK, so authentication, App Check, errors, CORS and streaming are the SDK's own.
 */
export function callables(room: string, routes: Routes, secrets: SecretParam[] = []): HttpsFunction {
  const handlers = new Map<string, Handler>();
  const handlerFor = async (verb: string): Promise<Handler> => {
    const known = handlers.get(verb);
    if (known !== undefined) return known;
    const load = Object.hasOwn(routes, verb) ? routes[verb] : undefined;
    if (load === undefined)
      return refusing("UNKNOWN_CALLABLE", `There is no callable ${room}/${verb.slice(0, 64)}.`);
    const callable = await load();
    const handler = onCall({ enforceAppCheck: enforceAppCheck.value() }, (request) =>
      callable.serve(`${room}/${verb}`, request),
    );
    handlers.set(verb, handler as unknown as Handler);
    return handler as unknown as Handler;
  };
  return onRequest(
    {
      region: functionsLocation,
      invoker: "public",
      serviceAccount: roomsAccount,
      ...(WARM_ROOMS.has(room) ? { minInstances: warmInstances } : {}),
      secrets,
    },
    async (request, response) => {
      const handler = isPlain(request.body, 0)
        ? await handlerFor(verbOf(request.path, room))
        : refusing("INVALID_INPUT", `The body nests deeper than ${MAX_DEPTH} levels or has a forbidden key.`);
      await handler(request, response as never);
    },
  );
}

function verbOf(path: string, room: string): string {
  const segments = path.split("/").filter(Boolean);
  const behindHosting = segments[0] === "api" && segments[1] === room;
  const own = behindHosting ? segments.slice(2) : segments;
  return own.length === 1 ? own[0]! : own.join("/");
}

/**
 * Answers in the callable protocol's own form. The body is replaced because what is refused here may be a body that
 * the SDK's decoder cannot take.
 */
function refusing(reason: "UNKNOWN_CALLABLE" | "INVALID_INPUT", sentence: string): Handler {
  const refuse = onCall({}, (request) => {
    throw toHttpsError(
      new GameError(reason, sentence),
      correlationIdFrom(request.rawRequest.get("x-correlation-id")),
    );
  });
  return (request, response) => {
    request.body = { data: null };
    return (refuse as unknown as Handler)(request, response);
  };
}

/** JSON of ordinary depth whose keys cannot reach a prototype; the SDK's decoder assigns keys without looking. */
function isPlain(value: unknown, depth: number): boolean {
  if (value === null || typeof value !== "object") return true;
  if (depth > MAX_DEPTH) return false;
  return Object.keys(value).every(
    (key) => !FORBIDDEN_KEYS.has(key) && isPlain((value as Record<string, unknown>)[key], depth + 1),
  );
}
