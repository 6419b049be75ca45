import type { HttpsFunction } from "firebase-functions/https";
import type { ScheduleFunction } from "firebase-functions/scheduler";
import type { TaskQueueFunction } from "firebase-functions/tasks";
import type { Callable } from "./callable.ts";
import { ballotKey } from "./config.ts";
import type { RoomDeclaration, SecretName } from "./declareRoom.ts";
import type { JobKind } from "./jobs.ts";
import { jobQueue } from "./queue.ts";
import { callables } from "./router.ts";
import { schedule } from "./schedule.ts";
import { taskQueue } from "./taskQueue.ts";

const SECRETS = { ballotKey } as const;
const secretsOf = (names: readonly SecretName[] = []) => names.map((name) => SECRETS[name]);

/** A module that exports the handler under its own name: file = export = name on the wire. */
type Exporting<Name extends PropertyKey, Handler> = () => Promise<Readonly<Record<Name, Handler>>>;

/** What the loaders of a declaration must lead to; asked here, where no declaration's type depends on the answer. */
interface Handlers<Room extends RoomDeclaration> {
  readonly callables: { readonly [Verb in keyof Room["callables"]]: Exporting<Verb, Callable> };
  readonly schedules: {
    readonly [Name in keyof Room["schedules"]]: { readonly run: Exporting<Name, () => Promise<void>> };
  };
  readonly queues: {
    readonly [Name in keyof Room["queues"]]: {
      readonly run: Exporting<
        Name,
        // biome-ignore lint/suspicious/noExplicitAny: each kind of job has parameters of its own.
        Room["queues"][Name] extends { kind: "job" } ? JobKind<any> : (body: unknown) => Promise<void>
      >;
    };
  };
}

/** One function of the room's name for its callables, and one for each schedule and queue. */
type Deployed<Room extends RoomDeclaration> = Readonly<Record<Room["name"], HttpsFunction>> &
  Readonly<Record<keyof Room["schedules"], ScheduleFunction>> &
  Readonly<Record<keyof Room["queues"], TaskQueueFunction>>;

/** The functions to deploy for a room, from its declaration. Nothing of the room is loaded before its first call. */
export function deployed<Room extends RoomDeclaration>(room: Room & Handlers<Room>): Deployed<Room> {
  const declared: RoomDeclaration = room;
  const routes = Object.entries(declared.callables).map(
    ([verb, load]) => [verb, async () => exported<Callable>(await load(), verb)] as const,
  );
  const router = callables(room.name, Object.fromEntries(routes), secretsOf(declared.secrets));
  const schedules = Object.entries(declared.schedules).map(
    ([name, { cron, run }]) => [name, schedule(name, cron, async () => exported(await run(), name))] as const,
  );
  const queues = Object.entries(declared.queues).map(
    ([name, { kind, run, secrets }]) =>
      [
        name,
        kind === "job"
          ? jobQueue(async () => exported<JobKind<unknown>>(await run(), name))
          : taskQueue(name, async () => exported(await run(), name), secretsOf(secrets)),
      ] as const,
  );
  return Object.fromEntries([[room.name, router], ...schedules, ...queues]) as Deployed<Room>;
}

/** @throws when the module does not export the name: `Handlers` has asked for it at compile time. */
export function exported<Handler>(module: object, name: string): Handler {
  const handler = (module as Readonly<Record<string, unknown>>)[name];
  if (handler === undefined) throw new Error(`The module of ${name} exports no ${name}.`);
  return handler as Handler;
}
