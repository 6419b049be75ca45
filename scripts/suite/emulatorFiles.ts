import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../command.ts";
import { changedFiles } from "./changed.ts";
import { drawnFrom } from "./draw.ts";
import { reachedFrom } from "./reached.ts";
import { rooms } from "./suite.ts";

/** Of the files that nothing has changed for, one in so many is taken. */
const DRAWS = 4;
/** However many rooms there are: of all that a run takes these files would grow most. */
const MOST_DRAWN = 24;
/** Everything rests on it. */
const KERNEL = "platform";
/** What every test on the emulators goes through without importing it. */
const BENEATH_ALL =
  /^(?:functions\/(?:src\/(?:platform\/.+|[^/]+)|package\.json)|package-lock\.json|firebase\.json|scripts\/stack\/.+|test\/support\/(?:(?:workers\/)?\w+\.cjs|costRecorder\.ts|globalSetup\.ts|ownProcess\.ts))$/;

/** How many are drawn of so many. */
export const drawnOf = (files: number) => Math.ceil(Math.min(files / DRAWS, MOST_DRAWN));

/** Every file of tests on the emulators. */
export const emulatorFiles = (): string[] =>
  filesIn("test/emulator").filter((file) => file.endsWith(".test.ts"));

/**
 * Those that a run takes: the kernel's, and those of no room; those whose room, or what it or the test imports, differs from
 * main; of the others a quarter, and at most twenty-four.
 */
export function drawnEmulatorFiles(changed: readonly string[] = changedFiles()): string[] {
  const all = emulatorFiles();
  const owed = new Set(isChangedBeneathAll(changed) ? all : all.filter((file) => isOwed(file, changed)));
  const others = all.filter((file) => !owed.has(file));
  const drawn = new Set(drawnFrom(others, drawnOf(others.length), (file) => file));
  return all.filter((file) => owed.has(file) || drawn.has(file));
}

const isChangedBeneathAll = (changed: readonly string[]) => changed.some((file) => BENEATH_ALL.test(file));

function isOwed(file: string, changed: readonly string[]): boolean {
  const room = file.split("/")[2]!;
  if (room === KERNEL || !rooms().includes(room)) return true;
  const sources = filesIn(`functions/src/${room}`).filter((source) => source.endsWith(".ts"));
  const reached = reachedFrom([file, ...sources]);
  // What was deleted is imported by nobody any more, and was the room's.
  return changed.some((one) => reached.has(one) || one.startsWith(`functions/src/${room}/`));
}

function filesIn(folder: string): string[] {
  const found = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  return found.map((file) => `${folder}/${file}`).toSorted();
}
