/**
 * Within a worker of the functions emulator: on which room's behalf something is read or written, where that room takes part in
 * what another does. `costRecorder.ts` writes it beside the bill.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

type Room = typeof import("../../functions/src/house.ts")["rooms"][number];
type Given = (...args: unknown[]) => unknown;

const storage = new AsyncLocalStorage<string>();

/** `governance at membership/mayEnter`; undefined for what a callable does by itself. */
export const contributor = (): string | undefined => storage.getStore();

/** Has what the rooms contribute run under their names, from the first time that it is loaded. */
export async function nameContributors(): Promise<void> {
  const house = pathToFileURL(join(process.cwd(), "lib/house.js")).href;
  const { rooms } = (await import(house)) as { rooms: readonly Room[] };
  for (const { name, contributions } of rooms) {
    for (const contribution of contributions as { to: string; load: () => Promise<unknown> }[]) {
      const { to, load } = contribution;
      contribution.load = async () => named(`${name} at ${to}`, await load());
    }
  }
}

/** Whatever of it can be called, now or once it is awaited, runs under the name. */
function named(by: string, given: unknown): unknown {
  if (given instanceof Promise) return given.then((value) => named(by, value));
  if (typeof given === "function")
    return (...args: unknown[]) => storage.run(by, () => named(by, (given as Given)(...args)));
  if (!isPlain(given) || !Object.values(given).some((value) => typeof value === "function")) return given;
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, named(by, value)]));
}

const isPlain = (value: unknown): value is object =>
  value !== null && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype;

/** Of the client library: its batch holds what an attempt writes. */
interface Transaction extends Record<"create" | "set" | "update" | "delete", Given> {
  readonly _writeBatch: object;
  commit(): Promise<void>;
}

/** Hears, of each attempt that was committed, who has contributed which writes. */
export function onContributed(
  prototype: Transaction,
  heard: (by: string, written: "writes" | "deletes") => void,
): void {
  const staged = new WeakMap<object, (() => void)[]>();
  for (const method of ["create", "set", "update", "delete"] as const) {
    const stage = prototype[method];
    prototype[method] = function noted(this: Transaction, ...args) {
      const by = contributor();
      const written = method === "delete" ? "deletes" : "writes";
      if (by !== undefined)
        staged.set(this._writeBatch, [...(staged.get(this._writeBatch) ?? []), () => heard(by, written)]);
      return stage.apply(this, args);
    };
  }
  const { commit } = prototype;
  prototype.commit = async function noted(this: Transaction) {
    const batch = this._writeBatch;
    await commit.call(this);
    for (const tell of staged.get(batch) ?? []) tell();
  };
}
