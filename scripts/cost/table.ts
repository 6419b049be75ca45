import { type CollectionName, rooms } from "../../functions/src/house.ts";
import type { RoomDeclaration } from "../../functions/src/platform/declaration/declareRoom.ts";
import { exported } from "../../functions/src/platform/declaration/exported.ts";
import type { Activity, Figure, Figures } from "../../functions/src/platform/declaration/figures.ts";
import type { Place, Reader } from "../../functions/src/platform/declaration/lookUps.ts";
import type { Budget } from "./budget.ts";
import { REPLAYS } from "./replays.ts";

/** What the rooms declare of their costs, in their order: there is no second list. */
const declared = await Promise.all(
  rooms.map(async (room: RoomDeclaration) => {
    const figures = exported<Figures<RoomDeclaration>>(await room.figures(), "figures");
    const wireName = (operation: string) =>
      operation in room.callables ? `${room.name}/${operation}` : operation;
    return { room: room.name, wireName, ...figures };
  }),
);

/** One line, or one for each way it can go, for every callable, schedule and queue that is deployed. */
export const OPERATIONS: readonly Budget[] = declared.flatMap(({ wireName, operations }) =>
  Object.entries(operations).flatMap(([operation, ways]) =>
    ways.map((way) => ({ operation: wireName(operation), ...whole(way) })),
  ),
);

/** All that the functions may be billed for. */
export const TABLE: readonly Budget[] = [...OPERATIONS, ...REPLAYS];

/** What the rules look up for those who read a collection straight from Firestore, in one kind of place. */
export interface ClientRead {
  readonly path: CollectionName;
  readonly place: Place;
  readonly lookUps: Readonly<Partial<Record<Reader, number>>>;
}

export const CLIENT_READS: readonly ClientRead[] = declared.flatMap(({ lookUps }) =>
  Object.entries(lookUps).flatMap(([path, places]) =>
    Object.entries(places ?? {}).map(([place, readers]) => ({
      path: path as CollectionName,
      place: place as Place,
      lookUps: readers,
    })),
  ),
);

export const ACTIVITIES: readonly Activity[] = declared.flatMap(({ wireName, activities }) =>
  activities.map(({ act, ...activity }) => ({
    ...activity,
    act: "operation" in act ? { ...act, operation: wireName(act.operation) } : act,
  })),
);

export const SCHEDULE_FINDS: Figures<RoomDeclaration>["finds"] = Object.assign(
  {},
  ...declared.map(({ finds }) => finds),
);

/** What a bill can grow with, in words, by the room that explains it. */
export const EXPLAINED = declared.map(({ room, quantities }) => ({ room, quantities }));

/** A figure with the nothing that it leaves out. */
export function whole(figure: Figure): Omit<Budget, "operation"> {
  return { reads: 0, writes: 0, deletes: 0, tasks: 0, ...figure };
}
