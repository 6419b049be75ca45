import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { db } from "../../functions/src/platform/store.ts";
import { withDates } from "./pieces.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * Every document of the demo galaxy, by its path, as the release stored it in which settings stood on the region's document:
 * a line each, `[path, fields]`.
 */
export async function demoBackup(): Promise<ReadonlyMap<string, Fields>> {
  const lines = gunzipSync(await readFile(join(import.meta.dirname, "demo.jsonl.gz"))).toString();
  return new Map(lines.split("\n").map((line) => withDates(line) as [string, Fields]));
}

const PER_COMMIT = 400;

/** Writes the backup as an import does: past all schemas. */
export async function restoreDemo(): Promise<void> {
  const backup = [...(await demoBackup())];
  for (let first = 0; first < backup.length; first += PER_COMMIT) {
    const batch = db().batch();
    for (const [path, fields] of backup.slice(first, first + PER_COMMIT)) batch.set(db().doc(path), fields);
    await batch.commit();
  }
}
