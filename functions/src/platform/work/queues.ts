import type { RoomDeclaration } from "../declaration/declareRoom.ts";

/** The deployed queue of a room, for all that it has to do beside answering calls. */
export const workerOf = (room: string): string => `${room}Worker`;

/** The deployed queue of a job that has its own. */
export const ownQueueOf = (job: string): string => job;

/** A schedule that a room declares: a task of its worker. */
export interface Schedule {
  readonly name: string;
  readonly queue: string;
  /** A unix-cron expression in UTC. */
  readonly cron: string;
}

export function schedulesIn(rooms: readonly RoomDeclaration[]): Schedule[] {
  return rooms.flatMap((room) =>
    Object.entries(room.due).map(([name, { cron }]) => ({ name, cron, queue: workerOf(room.name) })),
  );
}
