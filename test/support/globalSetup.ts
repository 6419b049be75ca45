import { appendFileSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demoProjectId } from "../../scripts/command.ts";
import {
  type EmulatorOptions,
  type Emulators,
  freePorts,
  startEmulators,
} from "../../scripts/stack/emulators.ts";
import { STACK } from "../../scripts/suite/shares.ts";

/** Kept on the process, because every project of a run loads this module for itself. */
type Shared = { users: number; emulators: Promise<Emulators> };
const shared = globalThis as { sectorwarsEmulators?: Shared };

/** Starts one set of emulators for all projects of the run, on ports of its own, and ends it with the last of them. */
export default async function setup(): Promise<() => Promise<void>> {
  shared.sectorwarsEmulators ??= { users: 0, emulators: start() };
  const mine = shared.sectorwarsEmulators;
  mine.users += 1;
  const emulators = await mine.emulators;
  return async () => {
    mine.users -= 1;
    if (mine.users > 0) return;
    delete shared.sectorwarsEmulators;
    const log = process.env.CPU_LOG;
    if (log !== undefined)
      appendFileSync(log, `${JSON.stringify({ file: STACK, cpuMs: emulators.cpuMs() })}\n`);
    await emulators.stop();
  };
}

/** What is loaded into every worker: each file says what for. */
const PRELOADED = [
  "workers/compileCache.cjs",
  "requestScope.cjs",
  "storyline/taskLog.ts",
  "faultSeam/seam.ts",
  "faultSeam/pauses.ts",
  "queryRecorder.cjs",
  "costRecorder.ts",
];

async function start(): Promise<Emulators> {
  // Of a run of several lanes, the last one looks at what all of them have written down.
  process.env.LANES_DIRECTORY ??= mkdtempSync(join(tmpdir(), "sw-lanes-"));
  const directory = mkdtempSync(join(process.env.LANES_DIRECTORY, "lane-"));
  const files = {
    // What the functions ask Firestore; test/queries compares it with the indexes.
    QUERY_LOG: join(directory, "queries.jsonl"),
    // Which collections each callable, schedule and queue writes.
    WRITE_LOG: join(directory, "writes.jsonl"),
    // Every commit with what it writes; a call that is refused must have none.
    COMMIT_LOG: join(directory, "commits.jsonl"),
    // What each request of a storyline costs; test/budgets compares it with the table.
    COST_LOG: join(directory, "costs.jsonl"),
    // The tasks of storylines.
    STORY_TASKS: join(directory, "tasks.jsonl"),
    // Which faults the workers are to meet: none while it is empty.
    FAULT_PLAN: join(directory, "faults.json"),
  };
  for (const file of Object.values(files)) writeFileSync(file, "");
  const preloaded = PRELOADED.map((file) => `--require ${JSON.stringify(join(import.meta.dirname, file))}`);
  const emulators = await startOnFreePorts({
    name: `test${process.env.LANE === undefined ? "" : `-${process.env.LANE}`}`,
    projectId: demoProjectId,
    ...(process.env.WITHOUT_FUNCTIONS === "true" ? { withoutFunctions: true as const } : {}),
    // A smaller nursery: a worker holds fifteen MB less. With half of it a fifth of its time is the collector's.
    env: {
      NODE_OPTIONS: ["--max-semi-space-size=4", ...preloaded].join(" "),
      // Three MB less for each: the threads of a worker hardly allocate at once.
      MALLOC_ARENA_MAX: "2",
      ...files,
    },
  });
  Object.assign(process.env, emulators.env, files, {
    EMULATORS_LOG: emulators.logFile,
    STACK_RUN: emulators.runId,
  });
  return emulators;
}

/**
 * Whatever keeps emulators from starting, such as a port that another process took meanwhile, is nothing that a test asks: they
 * are started once more, and it is told.
 */
async function startOnFreePorts(options: Omit<EmulatorOptions, "ports">): Promise<Emulators> {
  const attempt = async () => startEmulators({ ...options, ports: await freePorts() });
  return attempt().catch((error: Error) => {
    console.warn(`⚠ ${error.message} They are started once more.`);
    return attempt();
  });
}
