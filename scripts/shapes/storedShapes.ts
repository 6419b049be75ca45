import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type CollectionName, collections } from "../../functions/src/house.ts";
import type { Documents } from "../../functions/src/platform/documents/collection.ts";
import { schemaJson } from "../docs/schemaJson.ts";
import { Failure } from "../setup/failure.mjs";
import { type StoredShape, shapeFaults } from "./shapeChange.ts";

/** What was stored when it was last written, in the repository. */
export const SHAPES_FILE = "test/museum/shapes.json";

/** A declared collection of whatever shape. */
export type DeclaredDocuments = Documents<string, object>;

/** A collection as its room's schema ties it. @throws when the module that is declared does not. */
export async function documentsOf(name: CollectionName): Promise<DeclaredDocuments> {
  const { path, schema } = collections[name];
  const found = Object.values(await schema()).find(
    (value: unknown): value is DeclaredDocuments =>
      typeof value === "object" &&
      value !== null &&
      "ref" in value &&
      "template" in value &&
      value.template === path,
  );
  if (found === undefined) throw new Error(`${name}: the module of its schema ties no schema to ${path}.`);
  return found;
}

export async function presentShapes(): Promise<Record<string, StoredShape>> {
  const names = Object.keys(collections) as CollectionName[];
  const shapes = await Promise.all(
    names.map(async (name) => {
      const { version, schema } = await documentsOf(name);
      return [name, { version, schema: schemaJson(schema) }] as const;
    }),
  );
  return Object.fromEntries(shapes);
}

export async function committedShapes(): Promise<Record<string, StoredShape>> {
  const text = await readFile(join(import.meta.dirname, "../..", SHAPES_FILE), "utf8");
  return JSON.parse(text) as Record<string, StoredShape>;
}

/** The file as it is to be committed. @throws Failure for a change that documents, or a release beside, cannot stand. */
export async function shapesFile(): Promise<string> {
  const [before, after] = [await committedShapes(), await presentShapes()];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const faults = names.flatMap((name) => shapeFaults(name, before[name], after[name]));
  if (faults.length > 0) throw new Failure(faults.join("\n"));
  return `${JSON.stringify(after, null, 1)}\n`;
}
