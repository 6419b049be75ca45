import { appendFileSync } from "node:fs";
import { relative } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";
import { cpuMsOf, endedChildrenCpuMs } from "../../scripts/stack/processes.ts";
import { type Share, STACK } from "../../scripts/suite/shares.ts";

/** Loaded in front of each file of tests: files that share a process leave it as they found it, and say what they took. */
const environment = { ...process.env };
const startedAt = process.cpuUsage();
const childrenStartedMs = endedChildrenCpuMs();
const { CPU_LOG: log, STACK_RUN: stack } = environment;
/** Of those that have the emulators for themselves, what emulators and functions do for them is theirs, too. */
const stackMs = (file: string) =>
  log !== undefined && stack !== undefined && /^test\/(hostile|emulator|web|faults|budgets|long)\//.test(file)
    ? cpuMsOf(stack)
    : 0;
let file = "";
let stackStartedMs = 0;

beforeAll(() => {
  file = relative(process.cwd(), expect.getState().testPath!);
  stackStartedMs = stackMs(file);
});
afterAll(() => {
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
  if (log === undefined) return;
  const { user, system } = process.cpuUsage(startedAt);
  const inStackMs = stackMs(file) - stackStartedMs;
  // A browser, a compiler.
  const childrenMs = endedChildrenCpuMs() - childrenStartedMs;
  const shares: Share[] = [
    { file, cpuMs: (user + system) / 1_000 + childrenMs + inStackMs },
    { file: STACK, cpuMs: -inStackMs },
  ];
  appendFileSync(log, shares.map((share) => `${JSON.stringify(share)}\n`).join(""));
});
