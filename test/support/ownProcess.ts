import { appendFileSync } from "node:fs";
import { relative } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";

/** Loaded in front of each file of tests: files that share a process leave it as they found it, and say what they took of it. */
const environment = { ...process.env };
const startedAt = process.cpuUsage();
let file = "";

beforeAll(() => {
  file = relative(process.cwd(), expect.getState().testPath!);
});
afterAll(() => {
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
  const log = environment.CPU_LOG;
  if (log === undefined) return;
  const { user, system } = process.cpuUsage(startedAt);
  appendFileSync(log, `${JSON.stringify({ file, cpuMs: (user + system) / 1_000 })}\n`);
});
