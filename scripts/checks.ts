import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "./command.ts";
import { type Check, runAll } from "./deploy/report.ts";
import { Failure } from "./setup/failure.mjs";
import { line } from "./setup/progress.mjs";

const biome = join(root, "node_modules", ".bin", "biome");

/** What is checked without running anything of the game. */
export const checks: readonly Check[] = Object.entries({
  "format and lint": () => complaints(biome, ["ci", "--colors=off"]),
  "types of the functions": () => typeErrors(join(root, "functions")),
  "types of scripts, seed and tests": () => typeErrors(root),
}).map(([name, complain]) => ({ name, run: async () => ({ note: "", wrong: await complain() }) }));

/** Runs them all and returns the names of those that failed. */
export const runChecks = (): Promise<string[]> => runAll(checks, line);

/** The arguments of Node that check a project's types. More than one checker takes two thirds more of processor and memory here. */
export const typesOf = (project: string): [script: string, ...args: string[]] => [
  "node_modules/typescript/bin/tsc",
  ...["-p", project, "--checkers", "1"],
];

/** What the compiler says of a project's types; nothing where they are right. */
export const typeErrors = (project: string) => complaints(process.execPath, typesOf(project));

/** @throws Failure with the errors of type of the functions. */
export async function requireTypes(): Promise<void> {
  const errors = await typeErrors(join(root, "functions"));
  if (errors.length > 0) throw new Failure(`The functions do not compile:\n${errors.join("\n")}`);
}

/** What a program says that does not end well. */
async function complaints(program: string, args: string[]): Promise<string[]> {
  try {
    await promisify(execFile)(program, args, { cwd: root, maxBuffer: 2 ** 26 });
    return [];
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return [`${stdout}${stderr}`.trim() || (error as Error).message];
  }
}
