/**
 * Loaded with --require into every worker of the functions emulator: writes down each attempt of a transaction beyond
 * its first, one line with the operation on whose behalf it was. `contention.ts` reads them back.
 */
import { AsyncLocalStorage, AsyncResource } from "node:async_hooks";
import { appendFileSync } from "node:fs";
import { type IncomingMessage, Server } from "node:http";
import Module from "node:module";

type Run = (this: unknown, attempt: (tx: unknown) => Promise<unknown>, options?: object) => Promise<unknown>;
type Loaded = { Firestore?: { counted?: boolean; prototype: { runTransaction: Run } } };
type Loader = { _load(request: string, ...rest: unknown[]): Loaded };
type Emit = (this: Server, event: string, ...args: unknown[]) => boolean;

const operations = new AsyncLocalStorage<string>();

function nameRequests(prototype: { emit: unknown }): void {
  const emit = prototype.emit as Emit;
  const named: Emit = function (event, ...args) {
    if (event !== "request") return emit.call(this, event, ...args);
    const request = args[0] as IncomingMessage;
    // A room is asked for a verb; a queue or a schedule for nothing but itself.
    const operation = `${process.env.FUNCTION_TARGET}${request.url ?? "/"}`.replace(/\/$/, "");
    return operations.run(operation, () => {
      // The body arrives in the connection's own context, and what parses it would go on in that one.
      request.emit = AsyncResource.bind(request.emit.bind(request)) as typeof request.emit;
      return emit.call(this, event, ...args);
    });
  };
  prototype.emit = named;
}

function countAttempts(prototype: { runTransaction: Run }): void {
  const { runTransaction } = prototype;
  prototype.runTransaction = function (attempt, options) {
    let attempts = 0;
    const counted = (tx: unknown) => {
      attempts += 1;
      if (attempts > 1) appendFileSync(process.env.CONTENTION_LOG!, `${operations.getStore() ?? "?"}\n`);
      return attempt(tx);
    };
    return runTransaction.call(this, counted, options);
  };
}

// The emulators themselves run with the same options, and are none of the functions.
if (process.env.FUNCTION_TARGET) {
  nameRequests(Server.prototype);
  const loader = Module as unknown as Loader;
  const load = loader._load;
  loader._load = function counting(request, ...rest) {
    const loaded = load.call(this, request, ...rest);
    if (request === "@google-cloud/firestore" && loaded.Firestore && !loaded.Firestore.counted) {
      loaded.Firestore.counted = true;
      countAttempts(loaded.Firestore.prototype);
    }
    return loaded;
  };
}
