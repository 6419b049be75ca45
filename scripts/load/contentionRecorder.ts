/**
 * Loaded with --require into every worker of the functions emulator: writes down each attempt of a transaction beyond
 * its first, one line with the operation on whose behalf it was. `contention.ts` reads them back.
 */
import { appendFileSync } from "node:fs";
import Module from "node:module";
import requestScope from "../../test/support/requestScope.cjs";

type Run = (this: unknown, attempt: (tx: unknown) => Promise<unknown>, options?: object) => Promise<unknown>;
type Loaded = { Firestore?: { prototype: { runTransaction: Run & { counted?: true } } } };
type Loader = { _load(request: string, ...rest: unknown[]): Loaded };

function countAttempts(prototype: { runTransaction: Run & { counted?: true } }): void {
  const { runTransaction } = prototype;
  if (runTransaction.counted) return;
  const counting: Run = function (attempt, options) {
    let attempts = 0;
    const counted = (tx: unknown) => {
      attempts += 1;
      const operation = requestScope.currentScope()?.operation ?? "?";
      if (attempts > 1) appendFileSync(process.env.CONTENTION_LOG!, `${operation}\n`);
      return attempt(tx);
    };
    return runTransaction.call(this, counted, options);
  };
  prototype.runTransaction = Object.assign(counting, { counted: true as const });
}

const loader = Module as unknown as Loader;
const load = loader._load;
loader._load = function watched(request, ...rest) {
  const loaded = load.call(this, request, ...rest);
  if (request === "@google-cloud/firestore" && loaded.Firestore) countAttempts(loaded.Firestore.prototype);
  return loaded;
};
