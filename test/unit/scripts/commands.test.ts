import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { root } from "../../../scripts/command.ts";

/** What a command says that cannot do what it is asked to. */
function refusalOf(script: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const path = join(root, "scripts", script);
  const options = { cwd: root, env: { ...process.env, ...env }, timeout: 20_000 };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [path, ...args], options, (error, stdout, stderr) =>
      error?.code === 1 ? resolve(stderr) : reject(new Error(`it ended otherwise: ${stdout}${stderr}`)),
    );
  });
}

test("a region that the demo galaxy does not have is not drawn", async () => {
  const said = await refusalOf("chart.ts", ["nowhere"]);
  expect(said).toBe(
    '✗ The demo galaxy has no region "nowhere": draw one of nexus, default, aurora, obsidian.\n',
  );
  expect(existsSync(join(root, "docs/charts/nowhere.svg"))).toBe(false);
});

test.each([
  ["chart.ts", [], "✗ Use `npm run chart -- <regionId> [--out <file>] [--seed <text>]`.\n"],
  ["start.ts", ["--frech"], "✗ Unknown option '--frech'"],
  ["advance.ts", ["7d", "2h"], "✗ Use `npm run advance -- 7d|36h|90m|1d12h|reset`.\n"],
  ["operate.ts", ["jubs"], "✗ Use npm run operate -- <what>"],
])("%s says how it is used when it is given %j", async (script, args, sentence) => {
  expect((await refusalOf(script, args)).startsWith(sentence)).toBe(true);
});

// Nobody listens on port 1.
const NO_STACK = { FIRESTORE_EMULATOR_HOST: "127.0.0.1:1" };

test.each([
  ["recount.ts", ["0d82f311-1765-525f-a373-8257a69c7577"]],
  ["operate.ts", ["jobs"]],
])("%s says in one sentence, within seconds, that there is no stack", async (script, args) => {
  const startedAt = Date.now();
  const said = await refusalOf(script, args, NO_STACK);
  expect(said).toBe(
    "✗ No local stack answers at 127.0.0.1:1: start it with `npm start`, or name a project with --project <id>.\n",
  );
  // Long enough for a machine that is busy, too short for the SDK's own patience.
  expect(Date.now() - startedAt).toBeLessThan(15_000);
});

const ended = promisify(execFile);

test("a part of the tests runs at once, without lint and types", async () => {
  const args = [join(root, "scripts/test.ts"), "test/unit/scripts/duration.test.ts"];
  const { stdout, stderr } = await ended(process.execPath, args, { cwd: root });
  expect(stdout).toMatch(/^[1-9]\d* passed, 0 failed/m);
  expect(stdout + stderr).not.toMatch(/format and lint|types of/);
});

test("npm says nothing of packages that ask for a newer Node: set-up brings it", async () => {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_config_/i.test(name)));
  const { stdout } = await ended("npm", ["config", "get", "loglevel"], { cwd: root, env });
  expect(stdout.trim()).toBe("error");
});
