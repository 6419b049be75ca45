import type { z } from "zod";
import { type CollectionName, collections } from "../../functions/src/house.ts";
import {
  type AnyDocuments,
  documentsOf as documentsNamed,
} from "../../functions/src/platform/declaration/declaredDocuments.ts";
import { exported } from "../../functions/src/platform/declaration/exported.ts";

export const COLLECTION_NAMES = Object.keys(collections) as CollectionName[];

/** What ties a declared collection to its schema. @throws when the declared module does not. */
export const documentsOf: (name: CollectionName) => Promise<AnyDocuments> = documentsNamed;

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
