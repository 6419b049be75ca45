import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { median } from "../bench/measure.ts";
import { root } from "../command.ts";
import type { Result } from "./report.ts";

const functions = join(root, "functions");
const COLD_STARTS = 3;

interface PackageFile {
  readonly engines: { readonly node: string };
  readonly dependencies: Readonly<Record<string, string>>;
}

/** What is uploaded and how long it takes to load. The time is told, not judged: machines differ. */
export function checkBundle(runtime: string): Result {
  const files = builtFiles();
  const bytes = files.reduce((sum, file) => sum + statSync(join(functions, file)).size, 0);
  const manifest = JSON.parse(readFileSync(join(functions, "package.json"), "utf8")) as PackageFile;
  const used = files.filter((file) => file.endsWith(".js")).flatMap(packagesIn);
  return {
    note: `${files.length} files, ${Math.round(bytes / 1_024)} kB; loads in ${coldStartMs().toFixed(0)} ms (median of ${COLD_STARTS} new processes)`,
    wrong: bundleFindings(manifest, runtime, used),
  };
}

/** In the cloud the functions' own package.json is all there is: what the workspace has beside it is missing there. */
export function bundleFindings(
  { engines, dependencies }: PackageFile,
  runtime: string,
  used: readonly string[],
): string[] {
  return [
    ...(runtime === `nodejs${engines.node}`
      ? []
      : [`firebase.json deploys to ${runtime}, functions/package.json asks for Node ${engines.node}.`]),
    ...Object.entries(dependencies)
      .filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
      .map(([name, version]) => `${name} is not pinned to one version: ${version}.`),
    ...[...new Set(used)]
      .filter((name) => !isBuiltin(name) && !(name in dependencies))
      .map((name) => `${name} is imported and is no dependency of functions/package.json.`),
  ];
}

function builtFiles(): string[] {
  const built = readdirSync(join(functions, "lib"), { recursive: true, encoding: "utf8" })
    .filter((file) => !file.endsWith(".tsbuildinfo"))
    .map((file) => join("lib", file));
  return [...built, "package.json"].filter((file) => statSync(join(functions, file)).isFile());
}

function packagesIn(file: string): string[] {
  const specifiers = readFileSync(join(functions, file), "utf8").matchAll(
    /(?:\bfrom|\bimport)\s*\(?\s*["']((?:@[\w.-]+\/)?[\w][\w./:-]*)["']/g,
  );
  return [...specifiers].map(([, specifier]) => packageOf(specifier!));
}

const packageOf = (specifier: string) =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");

/** Importing the deploy surface, by the clock of the process that does it. */
function coldStartMs(): number {
  const script =
    "const t = performance.now(); await import('./lib/index.js'); console.log(performance.now() - t)";
  const times = Array.from({ length: COLD_STARTS }, () =>
    Number(
      execFileSync(process.execPath, ["--input-type=module", "-e", script], {
        cwd: functions,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
        env: { ...process.env, NODE_COMPILE_CACHE: "" },
      }),
    ),
  );
  return median(times);
}
