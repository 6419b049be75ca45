import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../command.ts";

/** Where `npm start` keeps all that outlives it. */
export const dataDir = join(root, ".data", "emulators");

/** How far game time is ahead of real time on the local stack; functions/src/platform/clock.ts reads the same file. */
export const clockFile = join(dataDir, "clock.json");

export function readOffsetMs(file: string): number {
  try {
    const { offsetMs } = JSON.parse(readFileSync(file, "utf8")) as { offsetMs: unknown };
    return typeof offsetMs === "number" && Number.isSafeInteger(offsetMs) ? offsetMs : 0;
  } catch {
    return 0;
  }
}

/** Exchanges the file in one move, so that no worker reads half of it. */
export function writeOffsetMs(file: string, offsetMs: number): void {
  mkdirSync(dirname(file), { recursive: true });
  const next = `${file}.${process.pid}`;
  writeFileSync(next, JSON.stringify({ offsetMs }));
  renameSync(next, file);
}
