import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runChecks } from "./checks.ts";
import { root } from "./command.ts";
import { line } from "./setup/progress.mjs";
import { cpuLines, type Durations, type Share, slowestLines } from "./suiteShares.ts";
import { type Report, totalLine, totalOf } from "./testTotal.ts";

/** Runs the given projects of vitest.config.ts, the checks before a whole run of them, and ends with the total. */
export async function runSuite(projects: string[], args: string[]): Promise<void> {
  const whole = args.length === 0;
  // Who runs a part of the tests while writing has `npm run check` for the rest.
  const failedChecks = whole ? runChecks() : [];
  const reportFile = join(root, ".data", "reports", `${process.pid}.json`);
  const cpuFile = join(root, ".data", "reports", `${process.pid}.cpu.jsonl`);
  mkdirSync(join(root, ".data", "reports"), { recursive: true });
  const code = await vitest(
    [
      "run",
      ...projects.flatMap((project) => ["--project", project]),
      ...["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`],
      ...args,
    ],
    // What looks at the whole of a run, such as which indexes nothing has asked for, must know whether it is one.
    { WHOLE_SUITE: String(whole), CPU_LOG: cpuFile },
  );
  const report = readReport(reportFile);
  const total = totalOf(report, code, failedChecks.length);
  if (whole && report !== null)
    console.log([...cpuLines(readShares(cpuFile)), "", ...slowestLines(report), ""].join("\n"));
  for (const file of [reportFile, cpuFile]) rmSync(file, { force: true });
  if (failedChecks.length > 0) line(`✗ checks that failed, each counted as one: ${failedChecks.join(", ")}`);
  console.log(totalLine(total));
  if (total.failed > 0 || total.passed === 0) process.exitCode = 1;
}

function vitest(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const bin = join(root, "node_modules", "vitest", "vitest.mjs");
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  // The runner stops its emulators first; this process is there to say how it ended.
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(name, () => {
      if (name !== "SIGINT" || !process.stdin.isTTY) child.kill(name);
    });
  return new Promise((resolve) => child.on("exit", (code) => resolve(code ?? 1)));
}

function readReport(file: string): (Report & Durations) | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Report & Durations;
  } catch {
    return null;
  }
}

function readShares(file: string): Share[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.map((text) => JSON.parse(text) as Share);
}
