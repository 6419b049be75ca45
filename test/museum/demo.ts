import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { db } from "../../functions/src/platform/store.ts";
import { withDates } from "./pieces.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * Every document of the demo galaxy, by its path, as the release wrote it in which settings stood on the region's document.
 * Without sectors and charts, which follow from the regions' seeds.
 */
export async function demoBackup(): Promise<ReadonlyMap<string, Fields>> {
  const text = await readFile(join(import.meta.dirname, "demo.json"), "utf8");
  return new Map(Object.entries(withDates(text) as Record<string, Fields>));
}

const PER_COMMIT = 200;

/** Writes the backup as an import does: past all schemas. */
export async function restoreDemo(): Promise<void> {
  const backup = [...(await demoBackup())];
  for (let first = 0; first < backup.length; first += PER_COMMIT) {
    const batch = db().batch();
    for (const [path, fields] of backup.slice(first, first + PER_COMMIT)) batch.set(db().doc(path), fields);
    await batch.commit();
  }
}
