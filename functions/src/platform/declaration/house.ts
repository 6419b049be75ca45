import type { CollectionDeclaration } from "./declareCollection.ts";
import type { RoomDeclaration } from "./declareRoom.ts";

/** What the kernel needs at run time of the rooms that it does not know. */
export interface House {
  /** In their order: a room knows only those before it. */
  readonly rooms: readonly RoomDeclaration[];
  readonly reasons: ReadonlyMap<string, RoomDeclaration["reasons"][string]>;
  readonly permissionsByRole: ReadonlyMap<string, readonly string[]>;
  readonly delegablePermissions: readonly string[];
}

let opened: House | undefined;

/**
 * Assembles the rooms and hands them to the kernel: once in a process, by `src/house.ts`.
 * @throws when two rooms declare the same thing, or a room names what no room so far declares.
 */
export function openHouse(rooms: readonly RoomDeclaration[]): House {
  opened = assemble(rooms);
  return opened;
}

export function openedHouse(): House {
  if (opened === undefined) throw new Error("The house is not open: import functions/src/house.ts first.");
  return opened;
}

/** Every collection of every room, with its name, in the order of the rooms. */
export const declaredCollections = (): [name: string, CollectionDeclaration][] =>
  openedHouse().rooms.flatMap(({ collections }) => Object.entries<CollectionDeclaration>(collections));

/** The collection id of a path template: what group queries, their rules and indexes go by. */
export const collectionIdOf = (path: string): string => path.split("/").at(-2)!;

export function assemble(rooms: readonly RoomDeclaration[]): House {
  refuseTwice(rooms, "name of a room", (room) => [room.name]);
  refuseTwice(rooms, "name of a collection", (room) => Object.keys(room.collections));
  refuseTwice(rooms, "collection id", (room) =>
    Object.values(room.collections).map(({ path }) => collectionIdOf(path)),
  );
  refuseTwice(rooms, "reason", (room) => Object.keys(room.reasons));
  refuseTwice(rooms, "permission", (room) => Object.keys(room.permissions));
  refuseTwice(rooms, "kind of transfer", (room) => Object.keys(room.transferKinds));
  refuseTwice(rooms, "role", (room) => Object.keys(room.roles));
  refuseTwice(rooms, "schedule, task, job or endpoint", (room) => [
    ...Object.keys(room.due),
    ...Object.keys(room.tasks),
    ...Object.keys(room.jobs),
    ...Object.keys(room.endpoints ?? {}),
  ]);
  return {
    rooms,
    reasons: new Map(rooms.flatMap((room) => Object.entries(room.reasons))),
    permissionsByRole: permissionsByRole(rooms),
    delegablePermissions: rooms.flatMap((room) =>
      Object.entries(room.permissions)
        .filter(([, { delegable }]) => delegable)
        .map(([permission]) => permission),
    ),
  };
}

function refuseTwice(
  rooms: readonly RoomDeclaration[],
  what: string,
  namesOf: (room: RoomDeclaration) => readonly string[],
): void {
  const owners = new Map<string, string>();
  for (const room of rooms) {
    for (const name of namesOf(room)) {
      const owner = owners.get(name);
      if (owner !== undefined) {
        throw new Error(`The ${what} "${name}" is declared by the rooms ${owner} and ${room.name}.`);
      }
      owners.set(name, room.name);
    }
  }
}

/** A permission names roles of its own and earlier rooms, a role permissions of its own and earlier rooms. */
function permissionsByRole(rooms: readonly RoomDeclaration[]): Map<string, string[]> {
  const held = new Map<string, string[]>();
  const known = new Set<string>();
  for (const room of rooms) {
    for (const role of Object.keys(room.roles)) held.set(role, []);
    for (const [permission, { heldBy }] of Object.entries(room.permissions)) {
      known.add(permission);
      for (const role of heldBy) {
        const holds = held.get(role);
        if (holds === undefined)
          throw new Error(
            `${room.name}: ${permission} is held by "${role}", no role of this room or an earlier one.`,
          );
        holds.push(permission);
      }
    }
    for (const [role, permissions] of Object.entries(room.roles)) {
      for (const permission of permissions) {
        if (!known.has(permission))
          throw new Error(
            `${room.name}: ${role} holds "${permission}", no permission of this room or an earlier one.`,
          );
        held.get(role)!.push(permission);
      }
    }
    requireKnownReaders(room, known);
  }
  return held;
}

function requireKnownReaders(room: RoomDeclaration, known: ReadonlySet<string>): void {
  for (const [name, { readers }] of Object.entries(room.collections)) {
    for (const reader of [...readers.get, ...readers.list, ...readers.across]) {
      if (reader.kind === "holds" && !known.has(reader.permission)) {
        throw new Error(
          `${room.name}: ${name} is read by holders of "${reader.permission}", no permission of this room or an earlier one.`,
        );
      }
    }
  }
}
