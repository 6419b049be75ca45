import { watch } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { line } from "../setup/progress.mjs";

/** Editors write a file in several steps, and people save several files at once. */
const quietMs = 100;

/**
 * Calls `act` after each change of a file that `concerns` names, one call at a time: what changes meanwhile is for the
 * next one. Returns what stops it.
 */
export function onChange(
  { directory, recursive }: { directory: string; recursive: boolean },
  concerns: (file: string) => boolean,
  act: () => Promise<void>,
): () => void {
  let changed = false;
  let acting = false;
  const follow = async () => {
    if (acting) return;
    acting = true;
    while (changed) {
      await setTimeout(quietMs);
      changed = false;
      await act().catch((error: Error) => line(`⚠ ${error.message}`));
    }
    acting = false;
  };
  // The directory, not the file: many editors put a new file in the place of the old one.
  const watcher = watch(directory, { recursive }, (_, file) => {
    if (file === null || !concerns(file)) return;
    changed = true;
    void follow();
  });
  return () => watcher.close();
}
