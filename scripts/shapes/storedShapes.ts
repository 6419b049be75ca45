import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { schemaJson } from "../docs/schemaJson.ts";
import { COLLECTION_NAMES, documentsOf } from "../generate/declared.ts";
import { Failure } from "../setup/failure.mjs";
import { type StoredShape, shapeFaults } from "./shapeChange.ts";

/** What was stored when it was last written, in the repository. */
export const SHAPES_FILE = "test/museum/shapes.json";

export async function presentShapes(): Promise<Record<string, StoredShape>> {
  const shapes = await Promise.all(
    COLLECTION_NAMES.map(async (name) => {
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
