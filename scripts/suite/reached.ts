import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../command.ts";

/** As the code is loaded: what a router imports at a first call is a room's own. */
const IMPORT = /^(?:import|export)\b[^;]*?"(\.[^"]+)";/gm;

/** The files that these import, and what those import in their turn, by their paths in the repository; they themselves among them. */
export function reachedFrom(files: readonly string[]): Set<string> {
  const reached = new Set(files);
  for (const file of reached) for (const imported of importsOf(file)) reached.add(imported);
  return reached;
}

const known = new Map<string, readonly string[]>();

function importsOf(file: string): readonly string[] {
  const found = known.get(file) ?? readImports(file);
  known.set(file, found);
  return found;
}

function readImports(file: string): string[] {
  const path = join(root, file);
  if (!existsSync(path)) return [];
  const imports = readFileSync(path, "utf8").matchAll(IMPORT);
  return [...imports].map(([, imported]) => join(dirname(file), imported!));
}
