import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { compile } from "./build.ts";
import { root } from "./command.ts";
import { line, seconds } from "./setup/progress.mjs";

export type Check = { name: string; run: () => { code: number; said: string } };

/** What is checked without running anything of the game; the second of them builds the functions on its way. */
export const checks: Check[] = [
  { name: "format and lint", run: biome },
  { name: "types of the functions", run: () => compile(["-p", join(root, "functions")]) },
  { name: "types of scripts, seed and tests", run: () => compile(["-p", root]) },
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

function biome(): { code: number; said: string } {
  const bin = join(root, "node_modules", ".bin", "biome");
  const result = spawnSync(bin, ["ci", "--colors=off"], { cwd: root, encoding: "utf8" });
  return { code: result.status ?? 1, said: `${result.stdout}${result.stderr}`.trim() };
}
