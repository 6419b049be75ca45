import type { Documents } from "../documents/collection.ts";
import type { CollectionDeclaration } from "./declareCollection.ts";
import { openedHouse } from "./house.ts";

/** A declared collection of whatever shape. */
export type AnyDocuments = Documents<string, object>;

/** The collection of this name, in whichever room. @throws when none declares it. */
export function declaredCollection(name: string): CollectionDeclaration {
  const found = openedHouse().rooms.find(({ collections }) => Object.hasOwn(collections, name));
  if (found === undefined) throw new Error(`No room declares a collection "${name}".`);
  return found.collections[name]!;
}

/** What ties a declared collection to its schema. @throws when the declared module does not. */
export async function documentsOf({
  path,
  schema,
}: Pick<CollectionDeclaration, "path" | "schema">): Promise<AnyDocuments> {
  const found = Object.values(await schema()).find(
    (value: unknown): value is AnyDocuments =>
      typeof value === "object" &&
      value !== null &&
      "ref" in value &&
      "template" in value &&
      value.template === path,
  );
  if (found === undefined) throw new Error(`The module that is declared for ${path} ties no schema to it.`);
  return found;
}
