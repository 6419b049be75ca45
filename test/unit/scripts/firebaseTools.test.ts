import { execFileSync } from "node:child_process";
import { EventEmitter } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { beforeAll, expect, onTestFinished, test, vi } from "vitest";

/** The classes of the installed firebase-tools, after the preload: an upgrade that it no longer fits fails here. */
const firebase = join(process.cwd(), "node_modules", "firebase-tools", "lib", "bin", "firebase.js");
const requireFrom = createRequire(firebase);
const trigger = { id: "us-central1-galaxy" };
const backend = { codebase: "default", runtime: "nodejs24" };
const most = Math.max(2, availableParallelism());

type Worker = { state: string };
type Pool = {
  readyForWork(id: string, runtime: string): boolean;
  getIdleWorker(id: string, runtime: string): Worker | undefined;
  setTriggerWorkers(id: string, workers: Worker[], runtime: string): void;
};

beforeAll(() => {
  const script = process.argv[1]!;
  process.argv[1] = firebase;
  createRequire(import.meta.url)("../../../scripts/stack/firebaseTools.cjs");
  process.argv[1] = script;
});

function poolOf(...states: string[]): Pool {
  const { RuntimeWorkerPool } = requireFrom("../emulator/functionsRuntimeWorker.js");
  const pool: Pool = new RuntimeWorkerPool();
  const workers = states.map((state) => ({ state }));
  pool.setTriggerWorkers(trigger.id, workers, backend.runtime);
  return pool;
}

test("a call shares a busy worker once there are as many as cores, and not before", () => {
  const full = poolOf(...Array<string>(most).fill("BUSY"));
  expect(full.readyForWork(trigger.id, backend.runtime)).toBe(true);
  expect(full.getIdleWorker(trigger.id, backend.runtime)).toMatchObject({ state: "BUSY" });
  expect(poolOf("BUSY").readyForWork(trigger.id, backend.runtime)).toBe(false);
});

test("an idle worker goes before a busy one", () => {
  expect(poolOf("BUSY", "IDLE").getIdleWorker(trigger.id, backend.runtime)).toMatchObject({ state: "IDLE" });
});

test("calls that come while workers start wait for those instead of starting more", async () => {
  const { FunctionsEmulator } = requireFrom("../emulator/functionsEmulator.js");
  let begun = 0;
  const emulator = Object.assign(Object.create(FunctionsEmulator.prototype), {
    workerPools: { default: poolOf() },
    getRuntimeEnvs: () => ({}),
    resolveSecretEnvs: async () => {
      begun += 1;
      throw new Error("no runtime here");
    },
  });
  const calls = Array.from({ length: 20 }, () => emulator.startRuntime(backend, trigger));
  await Promise.allSettled(calls);
  expect(begun).toBe(most);
});

test("the auth emulator compiles its validators late", () => {
  const exegesis = requireFrom("exegesis-express");
  expect(exegesis.middleware.toString()).toContain("lazyCompileValidationSchemas");
});

test("the tasks emulator looks into idle queues often", () => {
  const { TaskQueueController } = requireFrom("../emulator/tasksEmulator.js");
  expect(new TaskQueueController()).toBeInstanceOf(TaskQueueController);
  expect(TaskQueueController.LISTEN_TIMEOUT).toBe(50);
});

/** What a script of a worker's name says, with what is loaded into each in front of it. */
function saidByWorker(source: string): string {
  const directory = mkdtempSync(join(tmpdir(), "sw-worker-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const script = join(directory, "functionsEmulatorRuntime.js");
  writeFileSync(script, source);
  const preload = join(process.cwd(), "scripts", "stack", "functionsWorker.cjs");
  return execFileSync(process.execPath, ["--require", preload, script]).toString();
}

test("a worker loads nothing of what firebase-tools deploys with", () => {
  const shared = requireFrom.resolve("../emulator/functionsEmulatorShared.js");
  const { found, loaded } = JSON.parse(
    saidByWorker(`const shared = require(${JSON.stringify(shared)});
    console.log(JSON.stringify({
      found: shared.findModuleRoot("firebase-tools", ${JSON.stringify(firebase)}),
      loaded: Object.keys(require.cache).length,
    }));`),
  );
  expect(found).toBe(join(process.cwd(), "node_modules", "firebase-tools"));
  expect(loaded).toBeLessThan(20);
});

test("a worker loads none of Google's protocols that nothing asks for", () => {
  const gax = requireFrom.resolve("google-gax");
  const loaded = JSON.parse(
    saidByWorker(`require(${JSON.stringify(gax)});
    console.log(JSON.stringify(Object.keys(require.cache)));`),
  ) as string[];
  expect(loaded).toContain(gax);
  expect(loaded.filter((file) => /protos[\\/](?:iam_service|locations|operations)\.js$/.test(file))).toEqual(
    [],
  );
});

test("a worker that nobody calls any more ends, one with a call under way does not", async () => {
  const { RuntimeWorker } = requireFrom("../emulator/functionsRuntimeWorker.js");
  const held = Promise.withResolvers<void>();
  const server = createServer(async (request, response) => {
    if (request.url === "/held") await held.promise;
    response.end("done");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const kill = vi.fn();
  const runtime = {
    process: Object.assign(new EventEmitter(), { kill }),
    events: new EventEmitter(),
    conn: { httpReqOpts: () => ({ host: "127.0.0.1", port }) },
  };
  const worker = new RuntimeWorker(trigger.id, runtime, {}, 60);
  const call = (path: string) => {
    const answer = Object.assign(new PassThrough(), { writeHead: () => {} });
    answer.resume();
    return worker.request({ method: "GET", path, headers: {} }, answer);
  };
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const slow = call("/held");
    await call("/quick");
    vi.advanceTimersByTime(130_000);
    expect(kill).not.toHaveBeenCalled();
    held.resolve();
    await slow;
    vi.advanceTimersByTime(130_000);
    expect(kill).toHaveBeenCalledOnce();
    expect(worker.state).toBe("FINISHING");
  } finally {
    vi.useRealTimers();
    server.close();
  }
});
