import { z } from "zod";
import * as deployed from "../functions/src/index.ts";
import type { Callable } from "../functions/src/platform/callable.ts";
import type { RoomFunction } from "../functions/src/platform/router.ts";

export interface RegisteredCallable extends Callable {
  readonly room: string;
  readonly verb: string;
  /** `room/verb`: the name on the wire. */
  readonly path: string;
}

const isRoom = (value: unknown): value is RoomFunction => typeof value === "function" && "routes" in value;

/** Every callable that is deployed, from the deploy surface itself: there is no second list. Sorted by path. */
export async function registeredCallables(): Promise<RegisteredCallable[]> {
  const rooms = Object.entries(deployed as Record<string, unknown>).filter(([, value]) => isRoom(value));
  const callables = await Promise.all(
    rooms.flatMap(([room, value]) =>
      Object.entries((value as RoomFunction).routes).map(async ([verb, load]) => {
        return { ...(await load()), room, verb, path: `${room}/${verb}` };
      }),
    ),
  );
  return callables.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** JSON Schema (draft 2020-12) of what goes over the wire: dates as ISO strings are never part of it. */
export function inputSchema(callable: Callable): z.core.JSONSchema.JSONSchema {
  return z.toJSONSchema(callable.input, { io: "input" });
}

export function outputSchema(callable: Callable): z.core.JSONSchema.JSONSchema {
  return z.toJSONSchema(callable.output, { io: "output" });
}

export interface Trigger {
  readonly name: string;
  readonly kind: "schedule" | "queue";
  readonly cron: string | null;
}

interface Endpoint {
  readonly scheduleTrigger?: { readonly schedule: string };
  readonly taskQueueTrigger?: object;
}

/** Schedules and task queues of the deploy surface, by export name. */
export function triggers(): Trigger[] {
  const found: Trigger[] = [];
  for (const [name, value] of Object.entries(deployed as Record<string, unknown>)) {
    const endpoint = (value as { __endpoint?: Endpoint }).__endpoint;
    if (endpoint?.scheduleTrigger) {
      found.push({ name, kind: "schedule", cron: endpoint.scheduleTrigger.schedule });
    } else if (endpoint?.taskQueueTrigger) {
      found.push({ name, kind: "queue", cron: null });
    }
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}
