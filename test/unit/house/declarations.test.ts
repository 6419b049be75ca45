import { describe, expect, test } from "vitest";
import { house, rooms } from "../../../functions/src/house.ts";
import * as surface from "../../../functions/src/index.ts";
import {
  type CollectionDeclaration,
  platformsOwn,
} from "../../../functions/src/platform/declaration/declareCollection.ts";
import type { RoomDeclaration } from "../../../functions/src/platform/declaration/declareRoom.ts";
import { assemble } from "../../../functions/src/platform/declaration/house.ts";
import { readBy, signedIn } from "../../../functions/src/platform/declaration/readers.ts";
import {
  endpointNames,
  registeredCallables,
  roomsWithCallables,
  triggers,
} from "../../../scripts/generate/registry.ts";

const room = (name: string, declared: Partial<RoomDeclaration> = {}): RoomDeclaration => ({
  name,
  purpose: "",
  collections: {},
  reasons: {},
  permissions: {},
  transferKinds: {},
  roles: {},
  callables: {},
  due: {},
  tasks: {},
  jobs: {},
  figures: async () => ({}),
  contributions: [],
  ...declared,
});

const collection = (path: string): CollectionDeclaration => ({
  path,
  schema: async () => ({}),
  readers: readBy(signedIn),
  queries: [],
  example: async () => ({}),
  lifetime: { kind: "rule", rule: "For ever." },
  person: null,
  fates: platformsOwn,
});

describe("two rooms that declare the same thing are refused with both names", () => {
  const loader = async () => ({});
  test.each<[string, Partial<RoomDeclaration>, Partial<RoomDeclaration>]>([
    ["reason", { reasons: { X: ["internal", ""] } }, { reasons: { X: ["not-found", ""] } }],
    [
      "permission",
      { permissions: { "galaxy:x": { heldBy: [] } } },
      { permissions: { "galaxy:x": { heldBy: [] } } },
    ],
    ["role", { roles: { x: [] } }, { roles: { x: [] } }],
    ["kind of transfer", { transferKinds: { x: "faucet" } }, { transferKinds: { x: "sink" } }],
    [
      "schedule, task, job or endpoint",
      { due: { x: { cron: "* * * * *", run: loader } } },
      { tasks: { x: loader } },
    ],
    [
      "name of a collection",
      { collections: { x: collection("a/{b}") } },
      { collections: { x: collection("c/{d}") } },
    ],
    [
      // Group queries, their rules and their indexes go by the id alone.
      "collection id",
      { collections: { members: collection("regions/{regionId}/members/{uid}") } },
      { collections: { allies: collection("alliances/{a}/members/{uid}") } },
    ],
  ])("%s", (what, one, other) => {
    expect(() => assemble([room("first", one), room("second", other)])).toThrow(
      new RegExp(`The ${what} ".*" is declared by the rooms first and second`),
    );
  });

  test("and the name of a room", () => {
    expect(() => assemble([room("first"), room("first")])).toThrow('The name of a room "first"');
  });
});

describe("a room names only what it or an earlier room declares", () => {
  test("a role that holds a permission", () => {
    const later = { permissions: { "galaxy:x": { heldBy: ["chief"] } } } as const;
    expect(() => assemble([room("first", later), room("second", { roles: { chief: [] } })])).toThrow(
      'first: galaxy:x is held by "chief"',
    );
  });

  test("a permission that a role holds", () => {
    expect(() => assemble([room("first", { roles: { chief: ["galaxy:x"] } })])).toThrow(
      'first: chief holds "galaxy:x"',
    );
  });

  test("a permission that lets read", () => {
    const readers = readBy({ kind: "holds", permission: "galaxy:x" });
    const collections = { things: { ...collection("things/{thing}"), readers } };
    expect(() => assemble([room("first", { collections })])).toThrow(
      'first: things is read by holders of "galaxy:x"',
    );
  });
});

/** Permissions that no callable and no reader asks for, and roles that hold none. */
async function idle(rooms: readonly RoomDeclaration[]): Promise<string[]> {
  const asked = new Set<string>();
  for (const { access } of await registeredCallables())
    if ("permission" in access) asked.add(access.permission);
  for (const { collections } of rooms) {
    for (const { readers } of Object.values(collections)) {
      for (const reader of [...readers.get, ...readers.list, ...readers.across]) {
        if (reader.kind === "holds") asked.add(reader.permission);
      }
    }
  }
  const declared = rooms.flatMap(({ permissions }) => Object.keys(permissions));
  const roles = [...assemble(rooms).permissionsByRole].filter(([, held]) => held.length === 0);
  return [...declared.filter((permission) => !asked.has(permission)), ...roles.map(([role]) => role)];
}

test("every permission is asked for, and every role holds one", async () => {
  expect(await idle(house.rooms)).toEqual([]);
});

test("a permission and a role that nothing asks for are red", async () => {
  const permissions = { "galaxy:planted": { heldBy: ["administrator"] } } as const;
  const planted = room("planted", { permissions, roles: { bystander: [] } });
  expect(await idle([...house.rooms, planted])).toEqual(["galaxy:planted", "bystander"]);
});

test("the surface exports a function for every room with callables, every worker with something to do, every endpoint, and the tick", () => {
  const queues = new Set(triggers().flatMap(({ queue }) => queue ?? []));
  expect(Object.keys(surface).toSorted()).toEqual(
    [...roomsWithCallables(), ...queues, ...endpointNames(), "tick"].toSorted(),
  );
});

test("so few functions are deployed that a deployment stays far from the quota", () => {
  expect(Object.keys(surface).length).toBeLessThanOrEqual(3 + 2.5 * rooms.length);
});
