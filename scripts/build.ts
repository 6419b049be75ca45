import { execFile, spawnSync } from "node:child_process";
import { existsSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { root } from "./command.ts";
import { Failure } from "./setup/failure.mjs";

export const functionsSource = join(root, "functions", "src");
const output = join(root, "functions", "lib");

/** Compiles the functions into what is deployed, in less than a second; what has not changed is not written again. */
export function build(): void {
  const { code, said } = compile(["-p", join(root, "functions")]);
  if (code !== 0) throw new Failure(`The functions do not compile:\n${said}`);
}

type Compiled = { code: number; said: string };

const tsc = join(root, "node_modules", "typescript", "bin", "tsc");

/** Runs the TypeScript compiler. */
export function compile(args: string[]): Compiled {
  removeStale();
  const result = spawnSync(process.execPath, [tsc, ...args], { cwd: root, encoding: "utf8" });
  return { code: result.status ?? 1, said: `${result.stdout}${result.stderr}`.trim() };
}

/** Compiles the functions while this process goes on; errors of type are told and do not keep the output back. */
export function compileFunctions(): Promise<Compiled> {
  removeStale();
  const { promise, resolve } = Promise.withResolvers<Compiled>();
  const args = [tsc, "-p", join(root, "functions")];
  execFile(process.execPath, args, { cwd: root }, (error, stdout, stderr) =>
    resolve({ code: error ? 1 : 0, said: `${stdout}${stderr}`.trim() }),
  );
  return promise;
}

/** The emulator loads the functions anew when a file of theirs changes; one that is new it does not notice. */
export function touchFunctions(): void {
  const now = new Date();
  utimesSync(join(output, "index.js"), now, now);
}

/** The compiler leaves the output of a file that has been removed or renamed, and it would be deployed. */
function removeStale(): void {
  if (!existsSync(output)) return;
  for (const entry of readdirSync(output, { recursive: true, encoding: "utf8" })) {
    const stem = /^(.*)\.js(\.map)?$/.exec(entry)?.[1];
    if (stem && !existsSync(join(functionsSource, `${stem}.ts`))) rmSync(join(output, entry));
  }
  const missing = readdirSync(functionsSource, { recursive: true, encoding: "utf8" }).some(
    (entry) => entry.endsWith(".ts") && !existsSync(join(output, entry.replace(/\.ts$/, ".js"))),
  );
  // Its notes would say that the output which somebody has removed is still there.
  if (missing) rmSync(join(output, ".tsbuildinfo"), { force: true });
}
