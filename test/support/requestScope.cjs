// Loaded with --require into every worker of the functions emulator: each request that a worker handles gets a scope of
// its own, in which whatever watches or disturbs the worker finds out on whose behalf something happens.
const { AsyncLocalStorage } = require("node:async_hooks");
const { Server } = require("node:http");

/**
 * @typedef {object} Scope
 * @property {string} operation The callable's path as served (`membership/joinRegion`), else the name of the task or of the
 * deployed function; that of a task once the body is read, before any handler runs.
 * @property {string} key What the request is about: the request id of a call, the body of a task (JSON, without the
 * correlation id), nothing for a deployed schedule. Known once the body is read, before any handler runs.
 * @property {string | undefined} step The step of a storyline that caused it: the header below, which tasks carry on.
 * @property {import("node:http").IncomingHttpHeaders} headers
 * @property {import("node:http").ServerResponse} response
 */

/** The header that says which step of a storyline causes a request; the tasks that it enqueues carry it on. */
const STEP_HEADER = "x-story-step";

/** @type {AsyncLocalStorage<Scope>} */
const storage = new AsyncLocalStorage();

/** @type {((scope: Scope) => void)[]} */
const listeners = [];

module.exports = {
  STEP_HEADER,
  currentScope: () => storage.getStore(),
  /** Hears of each request before anything handles it. @param {(scope: Scope) => void} listener */
  onRequest: (listener) => void listeners.push(listener),
};

/** @typedef {(event: string | symbol, ...args: unknown[]) => boolean} Emit */

const emit = /** @type {Emit} */ (Server.prototype.emit);
Object.assign(Server.prototype, { emit: scoped });

/** @type {(this: import("node:http").Server, ...args: Parameters<Emit>) => boolean} */
function scoped(event, ...args) {
  // The emulators themselves run with the same options, and have no target.
  if (event !== "request" || !process.env.FUNCTION_TARGET) return emit.call(this, event, ...args);
  const [request, response] = /** @type {[import("node:http").IncomingMessage, Scope["response"]]} */ (args);
  /** @type {Scope} */
  const scope = {
    operation: operationOf(request.url ?? "/"),
    key: "",
    step: request.headers[STEP_HEADER]?.toString(),
    headers: request.headers,
    response,
  };
  readKey(request, scope);
  for (const listener of listeners) listener(scope);
  return storage.run(scope, () => emit.call(this, event, ...args));
}

/** @param {string} url */
function operationOf(url) {
  const target = process.env.FUNCTION_TARGET ?? "";
  const segments = new URL(url, "http://worker").pathname.split("/").filter(Boolean);
  const own = segments[0] === "api" && segments[1] === target ? segments.slice(2) : segments;
  return [target, ...own].join("/");
}

/**
 * Listens to the body beside the worker's own parser; what the parser then calls runs in the scope, whichever
 * connection the body came by.
 * @param {import("node:http").IncomingMessage} request @param {Scope} scope
 */
function readKey(request, scope) {
  /** @type {Buffer[]} */
  const chunks = [];
  const emitOwn = /** @type {Emit} */ (request.emit);
  /** @type {Emit} */
  const heard = (event, ...args) => {
    if (event === "data") chunks.push(/** @type {Buffer} */ (args[0]));
    if (event === "end") Object.assign(scope, namedBy(Buffer.concat(chunks).toString()));
    return storage.run(scope, () => emitOwn.call(request, event, ...args));
  };
  Object.assign(request, { emit: heard });
}

/**
 * @param {string} text
 * @returns {{ key: string, operation?: string }}
 */
function namedBy(text) {
  try {
    const { requestId, ...data } = JSON.parse(text).data;
    if (requestId !== undefined) return { key: requestId };
    const { task, body, id } = data;
    // A task in its envelope.
    if (id !== undefined && task !== undefined) return { key: JSON.stringify(body), operation: task };
    return { key: JSON.stringify(data) };
  } catch {
    return { key: "" };
  }
}
