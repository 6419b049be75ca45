import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../setup/failure.mjs";
import { host } from "./ports.ts";

/**
 * What a run leaves for the next one: `data/`, in the format of `firebase emulators:export`, with a note of what the
 * demo galaxy consists of inside it. The note tells a whole galaxy from one whose building was interrupted; it stands in
 * the export and is written last, so the two can never disagree.
 */
const current = "data";
const next = "data.next";
const noteFile = "demo.json";
const metadataFile = "firebase-export-metadata.json";

/** The directory to import, or null when nothing has been kept yet. */
export function importDirectory(dataDir: string): string | null {
  const path = join(dataDir, current);
  // An exchange that was cut between its two moves: the newer data is whole.
  if (!existsSync(path) && existsSync(join(dataDir, next, noteFile))) renameSync(join(dataDir, next), path);
  return existsSync(join(path, metadataFile)) ? path : null;
}

export function readNote<Note>(dataDir: string): Note | null {
  const path = importDirectory(dataDir);
  if (!path || !existsSync(join(path, noteFile))) return null;
  return JSON.parse(readFileSync(join(path, noteFile), "utf8")) as Note;
}

/** Exports what the emulators hold now, with its note and what belongs to it, by file. */
export async function exportData(
  hubPort: number,
  dataDir: string,
  note: unknown,
  beside: Readonly<Record<string, unknown>>,
): Promise<void> {
  const path = join(dataDir, next);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  // Asked of our own hub by its port: `--export-on-exit` asks whichever hub has last written the machine-wide locator.
  const response = await fetch(`http://${host}:${hubPort}/_admin/export`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ path, initiatedBy: "sectorwars" }),
  });
  const { message } = (await response.json()) as { message: string };
  if (!response.ok)
    throw new Failure(`The emulators could not export their data (${message}): the data kept before stays.`);
  for (const [file, content] of Object.entries({ ...beside, [noteFile]: note }))
    writeFileSync(join(path, file), JSON.stringify(content));

  rmSync(join(dataDir, current), { recursive: true, force: true });
  renameSync(path, join(dataDir, current));
}
