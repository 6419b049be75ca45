import type { z } from "zod";
import { type CollectionName, collections } from "../../functions/src/house.ts";
import { exported } from "../../functions/src/platform/declaration/exported.ts";
import type { Documents } from "../../functions/src/platform/documents/collection.ts";

export const COLLECTION_NAMES = Object.keys(collections) as CollectionName[];

/** A declared collection of whatever shape. */
export type DeclaredDocuments = Documents<string, object>;

const isDocuments = (value: unknown): value is DeclaredDocuments =>
  typeof value === "object" && value !== null && "template" in value && "schema" in value && "ref" in value;

/** What ties a declared collection to its schema. @throws when the declared module does not. */
export async function documentsOf(name: CollectionName): Promise<DeclaredDocuments> {
  const { path, schema } = collections[name];
  const found = Object.values(await schema()).find((value) => isDocuments(value) && value.template === path);
  if (found === undefined) throw new Error(`${name}: the module of its schema ties none to ${path}.`);
  return found as DeclaredDocuments;
}

/** The schema of every declared collection, by its path. */
export async function declaredSchemas(): Promise<Map<string, z.ZodType>> {
  const schemas = COLLECTION_NAMES.map(
    async (name) => [collections[name].path, (await documentsOf(name)).schema as z.ZodType] as const,
  );
  return new Map(await Promise.all(schemas));
}

/** The example of a declared collection. @throws when the declared module has none, or its schema refuses it. */
export async function exampleOf(name: CollectionName): Promise<Record<string, unknown>> {
  const { schema } = await documentsOf(name);
  const example = exported<object>(await collections[name].example(), name);
  const { success, data, error } = schema.safeParse(example);
  if (!success) throw new Error(`${name}: its example is no document of it: ${error.message}`);
  return data as Record<string, unknown>;
}
