import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { loadingMs } from "../bench/imports.ts";
import { median } from "../bench/measure.ts";
import { functionsPackage, type PackageFile } from "../build.ts";
import { root } from "../command.ts";
import type { Result } from "./report.ts";

const functions = join(root, "functions");
const COLD_STARTS = 3;

/** What is uploaded, with which packages in it, and how long it takes to load. The time is told, not judged: machines differ. */
export async function checkBundle(runtime: string, bundled: readonly string[]): Promise<Result> {
  const built = readdirSync(join(functions, "lib"), { recursive: true, withFileTypes: true });
  const paths = built.filter((file) => file.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const files = [...paths, join(functions, "package.json")];
  const times: number[] = [];
  while (times.length < COLD_STARTS) times.push(await loadingMs("await import('./lib/index.js')"));
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  return {
    note: `${files.length} files, ${Math.round(bytes / 1_024)} kB with ${bundled.join(", ")}; loads in ${median(times).toFixed(0)} ms (median of ${COLD_STARTS} new processes)`,
    wrong: bundleFindings(functionsPackage(), runtime, bundled),
  };
}

/**
 * What is installed in the cloud follows functions/package.json, what is bundled follows the workspace, where a package can
 * have come from anywhere: each must be named with one version.
 */
export function bundleFindings(
  { engines, dependencies, devDependencies }: PackageFile,
  runtime: string,
  bundled: readonly string[],
): string[] {
  const ours = bundled.map((name) => [name, devDependencies[name]] as const);
  return [
    ...(runtime === `nodejs${engines.node}`
      ? []
      : [`firebase.json deploys to ${runtime}, functions/package.json asks for Node ${engines.node}.`]),
    ...[...Object.entries(dependencies), ...ours].flatMap(([name, version]) => {
      if (version === undefined) return [`${name} is imported and is not named in functions/package.json.`];
      return /^\d+\.\d+\.\d+$/.test(version) ? [] : [`${name} is not pinned to one version: ${version}.`];
    }),
  ];
}
