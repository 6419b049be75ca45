import { z } from "zod";
import { type CollectionName, collections, rooms } from "../../functions/src/house.ts";
import type { Callable } from "../../functions/src/platform/callable.ts";
import type { ClientQuery } from "../../functions/src/platform/declaration/declareCollection.ts";
import type { RoomDeclaration } from "../../functions/src/platform/declaration/declareRoom.ts";
import { exported } from "../../functions/src/platform/declaration/exported.ts";
import { ownQueueOf, workerOf } from "../../functions/src/platform/work/queues.ts";

export interface RegisteredCallable extends Callable {
  readonly room: string;
  readonly verb: string;
  /** `room/verb`: the name on the wire. */
  readonly path: string;
}

/** Every callable that the rooms declare, sorted by path: there is no second list. */
export async function registeredCallables(): Promise<RegisteredCallable[]> {
  const callables = await Promise.all(
    rooms.flatMap(({ name: room, callables }) =>
      Object.keys(callables).map(async (verb) => {
        const path = `${room}/${verb}`;
        return { ...(await callableAt(path)), room, verb, path };
      }),
    ),
  );
  return callables.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The rooms that answer calls: each has a deployed function of its name. */
export const roomsWithCallables = (): string[] =>
  rooms.filter(({ callables }) => Object.keys(callables).length > 0).map(({ name }) => name);

/** The endpoints that outside services call: each is a deployed function that everybody reaches. */
export const endpointNames = (): string[] =>
  rooms.flatMap(({ endpoints = {} }: RoomDeclaration) => Object.keys(endpoints));

/** The callable of a path on the wire, as it is deployed. @throws when no room declares it. */
export async function callableAt(path: string): Promise<Callable> {
  const [name, verb = ""] = path.split("/");
  const room: RoomDeclaration | undefined = rooms.find((declared) => declared.name === name);
  const load = room?.callables[verb];
  if (load === undefined) throw new Error(`No room declares the callable ${path}.`);
  return exported<Callable>(await load(), verb);
}

/** A declared query, with the name of the collection that it asks. */
export interface DeclaredQuery extends ClientQuery {
  readonly path: CollectionName;
}

/** The queries that the rooms declare for clients. */
export const CLIENT_QUERIES: readonly DeclaredQuery[] = (
  Object.keys(collections) as CollectionName[]
).flatMap((path) => collections[path].queries.map((query) => ({ path, ...query })));
/** JSON Schema (draft 2020-12) of what goes over the wire: dates as ISO strings are never part of it. */
export function inputSchema(callable: Callable): z.core.JSONSchema.JSONSchema {
  return z.toJSONSchema(callable.input, { io: "input" });
}

export function outputSchema(callable: Callable): z.core.JSONSchema.JSONSchema {
  return z.toJSONSchema(callable.output, { io: "output" });
}

/** Something that runs without being called by a client. */
export interface Trigger {
  readonly name: string;
  readonly kind: "schedule" | "task" | "job";
  readonly cron: string | null;
  /** The deployed queue that it is a task of; null for the deployed schedule itself. */
  readonly queue: string | null;
}

const TICK: Trigger = { name: "tick", kind: "schedule", cron: "* * * * *", queue: null };

/** The deployed schedule, and the schedules, tasks and jobs that the rooms declare, by name. */
export function triggers(): Trigger[] {
  const declared = (rooms as readonly RoomDeclaration[]).flatMap(({ name: room, due, tasks, jobs }) => [
    ...Object.entries(due).map(([name, { cron }]) => trigger(name, "schedule", workerOf(room), cron)),
    ...Object.keys(tasks).map((name) => trigger(name, "task", workerOf(room))),
    ...Object.entries(jobs).map(([name, { ownQueue }]) =>
      trigger(name, "job", ownQueue === undefined ? workerOf(room) : ownQueueOf(name)),
    ),
  ]);
  return [TICK, ...declared].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function trigger(name: string, kind: Trigger["kind"], queue: string, cron: string | null = null): Trigger {
  return { name, kind, queue, cron };
}
