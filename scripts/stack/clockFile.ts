import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../command.ts";

export { readOffsetMs } from "../../functions/src/platform/clock.ts";

/** Where `npm start` keeps all that outlives it. */
export const dataDir = join(root, ".data", "emulators");

/** How far game time is ahead of real time on the local stack; the functions read the same file. */
export const clockFile = join(dataDir, "clock.json");

/** Exchanges the file in one move, so that no worker reads half of it. */
export function writeOffsetMs(file: string, offsetMs: number): void {
  mkdirSync(dirname(file), { recursive: true });
  const next = `${file}.${process.pid}`;
  writeFileSync(next, JSON.stringify({ offsetMs }));
  renameSync(next, file);
}
