import type { ServerResponse } from "node:http";
import { type HttpsFunction, onCall, onRequest, type Request } from "firebase-functions/https";
import type { Callable } from "../callable.ts";
import { asksForAppCheck, functionsLocation, roomsAccount, WARM_ROOMS, warmInstances } from "../config.ts";
import { GameError } from "../errors.ts";
import { correlationId, correlationIdFrom, faultOf, inLogContext, log, reportedFailures } from "../log.ts";
import { bodyOf } from "../wire/body.ts";
import { leaveBodiesUnparsed, UNPARSED_TYPE } from "../wire/rawBodies.ts";
import { shortened } from "../wire/shortened.ts";
import type { Holder } from "./endpoint.ts";
import { isFault, toHttpsError } from "./httpsError.ts";

/** A room's callables: verb → what loads it at its first call. */
export type Routes = Readonly<Record<string, () => Promise<Callable>>>;

type Handler = (request: Request, response: never) => void | Promise<void>;

/**
 * One deployed function for all callables of a room. `httpsCallable(functions, "galaxy/planRoute")` arrives here as
 * `/planRoute`, through Hosting as `/api/galaxy/planRoute`. Every request is answered by an `onCall` handler of the
 * SDK, so authentication, App Check, errors, CORS and streaming are the SDK's own.
 */
export function callables(
  room: string,
  routes: Routes,
  { secrets, account }: Holder = { secrets: [], account: roomsAccount },
): HttpsFunction {
  const handlers = new Map<string, Handler>();
  const handlerOf = async (verb: string): Promise<Handler> => {
    const known = handlers.get(verb);
    if (known !== undefined) return known;
    const load = Object.hasOwn(routes, verb) ? routes[verb] : undefined;
    if (load === undefined)
      throw new GameError("UNKNOWN_CALLABLE", `There is no callable ${room}/${shortened(verb, 64)}.`);
    const callable = await load();
    const handler = onCall({ enforceAppCheck: asksForAppCheck() }, (request) =>
      callable.serve(`${room}/${verb}`, request),
    ) as unknown as Handler;
    handlers.set(verb, handler);
    return handler;
  };
  const serve = async (request: Request, response: ServerResponse) => {
    const operation = operationOf(request.path, room, routes);
    response.once("finish", () => reportFailure(request, response, operation));
    const handler = await checked(request, () => handlerOf(verbOf(request.path, room))).catch(
      (error: unknown) => refusing(error, request, operation),
    );
    await handler(request, response as never);
  };
  // In the room's own process alone: queues and schedules are handed parsed bodies.
  if (process.env.FUNCTION_TARGET === room) leaveBodiesUnparsed();
  return onRequest(
    {
      region: functionsLocation,
      invoker: "public",
      serviceAccount: account,
      ...(WARM_ROOMS.has(room) ? { minInstances: warmInstances } : {}),
      secrets,
    },
    serve,
  );
}

function verbOf(path: string, room: string): string {
  const segments = path.split("/").filter(Boolean);
  const behindHosting = segments[0] === "api" && segments[1] === room;
  const own = behindHosting ? segments.slice(2) : segments;
  return own.length === 1 ? own[0]! : own.join("/");
}

/** What the log calls a request: a path that a stranger made up is not repeated. */
function operationOf(path: string, room: string, routes: Routes): string {
  const verb = verbOf(path, room);
  return `${room}/${Object.hasOwn(routes, verb) ? verb : "(unknown)"}`;
}

/** The handler of a request whose form the SDK can take; a browser's question before a call has no body. */
async function checked(request: Request, handler: () => Promise<Handler>): Promise<Handler> {
  if (request.method === "OPTIONS") return handler();
  if (request.method !== "POST") throw new GameError("INVALID_INPUT", "A call is a POST with a JSON body.");
  const [type] = (request.get("content-type") ?? "").split(";");
  if (type !== UNPARSED_TYPE && type?.trim().toLowerCase() !== "application/json")
    throw new GameError("INVALID_INPUT", "The Content-Type of a call is application/json.");
  const found = await handler();
  request.body = bodyOf(request.rawBody);
  request.headers["content-type"] = "application/json";
  return found;
}

/** Answers in the callable protocol's own form. What is refused here reaches nothing of the SDK: no body, no token. */
async function refusing(error: unknown, request: Request, operation: string): Promise<Handler> {
  const given = request.get("x-correlation-id");
  const refusal = await inLogContext({ correlationId: correlationIdFrom(given), operation }, () =>
    refusalOf(error, request, operation),
  );
  const refuse = onCall({}, () => {
    throw refusal;
  });
  return (request, response) => {
    if (request.method !== "OPTIONS") request.method = "POST";
    for (const header of ["authorization", "x-firebase-appcheck"]) delete request.headers[header];
    request.headers["content-type"] = "application/json";
    request.body = { data: null };
    return (refuse as unknown as Handler)(request, response);
  };
}

async function refusalOf(error: unknown, request: Request, operation: string) {
  const { limitRate } = await import("./rateLimit.ts");
  const limited = await limitRate(`${operation}, refused`, undefined, request).catch(
    (limit: unknown) => limit,
  );
  const told = limited ?? error;
  if (told instanceof GameError && !isFault(told)) {
    log.warn("call refused", { reason: told.reason });
    return toHttpsError(told, correlationId());
  }
  log.error("call failed", faultOf(told));
  reportedFailures.add(request);
  const sentence = `Something failed on our side; quote ${correlationId()} when you report it.`;
  return toHttpsError(new GameError("INTERNAL", sentence), correlationId());
}

/** Counts what failed outside of the wrapper, in the SDK: the metric sees every answer of 5xx. */
function reportFailure(request: Request, { statusCode }: ServerResponse, operation: string): void {
  if (statusCode < 500 || reportedFailures.has(request)) return;
  log.error("call failed", { operation, status: statusCode });
}
