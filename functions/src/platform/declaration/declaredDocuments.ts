import type { Documents } from "../documents/collection.ts";
import { openedHouse } from "./house.ts";

/** A declared collection of whatever shape. */
export type AnyDocuments = Documents<string, object>;

/** What ties a collection that a room declares to its schema, by its name. @throws when none does. */
export async function documentsOf(name: string): Promise<AnyDocuments> {
  const room = openedHouse().rooms.find(({ collections }) => Object.hasOwn(collections, name));
  if (room === undefined) throw new Error(`No room declares a collection "${name}".`);
  const { path, schema } = room.collections[name]!;
  const found = Object.values(await schema()).find(
    (value: unknown): value is AnyDocuments =>
      typeof value === "object" &&
      value !== null &&
      "ref" in value &&
      "template" in value &&
      value.template === path,
  );
  if (found === undefined) throw new Error(`${name}: the module of its schema ties none to ${path}.`);
  return found;
}
