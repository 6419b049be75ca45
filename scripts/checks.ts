import { execFile, spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./command.ts";
import { Failure } from "./setup/failure.mjs";
import { line, seconds } from "./setup/progress.mjs";

type Checked = { code: number; said: string };
export type Check = { name: string; run: () => Checked };

const functions = join(root, "functions");

/** What is checked without running anything of the game. */
export const checks: Check[] = [
  { name: "format and lint", run: biome },
  { name: "types of the functions", run: () => types(functions) },
  { name: "types of scripts, seed and tests", run: () => types(root) },
];

/** Runs them all and returns the names of those that failed, so that one run tells everything. */
export function runChecks(): string[] {
  return checks.flatMap(({ name, run }) => {
    const startedAt = Date.now();
    const { code, said } = run();
    const took = seconds(Date.now() - startedAt);
    if (code === 0) {
      line(`✓ ${name} (${took})`);
      return [];
    }
    line(`${said}\n✗ ${name} (${took})`);
    return [name];
  });
}

function biome(): Checked {
  const bin = join(root, "node_modules", ".bin", "biome");
  const result = spawnSync(bin, ["ci", "--colors=off"], { cwd: root, encoding: "utf8" });
  return { code: result.status ?? 1, said: `${result.stdout}${result.stderr}`.trim() };
}

const tsc = (project: string) => [join(root, "node_modules", "typescript", "bin", "tsc"), "-p", project];

function types(project: string): Checked {
  const result = spawnSync(process.execPath, tsc(project), { cwd: root, encoding: "utf8" });
  return { code: result.status ?? 1, said: `${result.stdout}${result.stderr}`.trim() };
}

/** The types of the functions, checked while this process goes on. */
export function typesOfFunctions(): Promise<Checked> {
  const { promise, resolve } = Promise.withResolvers<Checked>();
  execFile(process.execPath, tsc(functions), { cwd: root }, (error, stdout, stderr) =>
    resolve({ code: error ? 1 : 0, said: `${stdout}${stderr}`.trim() }),
  );
  return promise;
}

/** @throws Failure with what the compiler says of the functions. */
export async function requireTypes(): Promise<void> {
  const { code, said } = await typesOfFunctions();
  if (code !== 0) throw new Failure(`The functions do not compile:\n${said}`);
}
