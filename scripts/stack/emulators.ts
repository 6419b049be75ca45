import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { functionsLocation } from "../../functions/src/platform/config.ts";
import { bundle, touchFunctions } from "../build.ts";
import { root } from "../command.ts";
import { Failure } from "../setup/failure.mjs";
import { step } from "../setup/progress.mjs";
import { watchOutput } from "./output.ts";
import { host, type Ports, requireFree } from "./ports.ts";
import { cpuMsOf, killAll } from "./processes.ts";
import { requireRules } from "./rules.ts";
import { prepareRun, type RunOptions } from "./run.ts";
import { Stopped } from "./stopSignals.ts";
import { startStandIn } from "./stripe.ts";

export { freePorts, type Ports, standardPorts } from "./ports.ts";

export type EmulatorOptions = RunOptions & {
  /** Names the file under `.data/logs` that keeps all that the emulators and the functions say. */
  name: string;
  /** Gets every such line. */
  onLine?: (line: string) => void;
  /** The stand-in for Stripe sends its events by itself; without it they wait until a test takes them. */
  stripeSends?: true;
  /** Gives up starting. */
  signal?: AbortSignal;
};

/** A run of the emulators, as it was started. */
export type Emulators = Awaited<ReturnType<typeof startEmulators>>;

const startTimeoutMs = 120_000;

/** Starts auth, firestore, functions, tasks and hosting on 127.0.0.1, or the first two alone; done when each answers and the rules hold. */
export async function startEmulators(options: EmulatorOptions) {
  const { ports, projectId } = options;
  await requireFree(ports);
  // To start the emulators means the functions as they stand; errors of type are for the checks to tell.
  if (!options.withoutFunctions) await bundle();
  const run = prepareRun(options);
  const stripe = await startStandIn({
    ...{ ports, projectId, clockFile: run.clockFile, dataDir: options.dataDir },
    sendsByItself: options.stripeSends,
  });
  const logFile = join(root, ".data", "logs", `${options.name}.log`);
  const keeper = spawn(
    process.execPath,
    [join(import.meta.dirname, "keeper.ts"), ...run.command],
    // A group of its own: a Ctrl-C in the terminal must reach the command alone, which saves before it stops this.
    { cwd: run.directory, env: run.env, detached: true, stdio: ["pipe", "pipe", "pipe"] },
  );
  const output = watchOutput(keeper, logFile, options.onLine);
  // Its exit, not the end of its output: that is held open by the emulators, which outlive a keeper that was killed.
  const keeperEnded = once(keeper, "exit").then(() => setTimeout(100));
  keeper.stdin.on("error", () => {
    // It ended first; `ended` tells.
  });

  let stopping = false;
  const ended = keeperEnded.then(() => {
    if (stopping) return new Promise<never>(() => {});
    killAll(run.id);
    throw new Failure(
      `The emulators ended by themselves: ${output.reason()} (all they said is in ${logFile}).`,
    );
  });
  ended.catch(() => {});
  /** Kills them at once. */
  const kill = () => {
    stopping = true;
    killAll(run.id);
    for (const directory of run.directories) rmSync(directory, { recursive: true, force: true });
  };
  /** Ends all processes of this run and removes what it has written, except the log and the data that was exported. */
  const stop = async () => {
    stopping = true;
    await stripe.stop();
    keeper.stdin.end();
    await Promise.race([keeperEnded, setTimeout(10_000, undefined, { ref: false })]);
    kill();
    await output.close();
  };

  try {
    const late = setTimeout(startTimeoutMs, undefined, { ref: false, signal: options.signal }).then(
      () => {
        throw new Failure(`The emulators were not ready after ${startTimeoutMs / 1_000} s: see ${logFile}.`);
      },
      () => {
        throw new Stopped();
      },
    );
    const trouble = Promise.race([ended, output.failed, late]);
    await Promise.race([trouble, output.ready]);
    await requireRules(ports.firestore, projectId, run.rules);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    /** Marks all processes of this run: see stack/processes.ts. */
    runId: run.id,
    ports,
    /** What a client of these emulators (firebase-admin, a test) must have in its environment. */
    env: clientEnvironment(ports, projectId, run.clockFile),
    /** Keeps all that the emulators and the functions say. */
    logFile,
    /** In Stripe's role. */
    stripe,
    /** The file of the security rules. */
    rules: run.rules,
    /** Rejects when the emulators end without having been asked to. */
    ended,
    /** Loads the functions as they are compiled now; resolves when they answer, to null or to what is wrong with them. */
    reload: () => {
      const load = output.nextLoad();
      touchFunctions();
      return load;
    },
    /** What their processes have taken of the processors until now; 0 where the system does not tell. */
    cpuMs: () => cpuMsOf(run.id),
    stop,
    kill,
  };
}

/** Does `work` on emulators that end with it; what is imported meanwhile finds them by this process's environment. */
export async function onEmulators<Result>(
  options: EmulatorOptions,
  work: (emulators: Emulators) => Promise<Result>,
): Promise<Result> {
  const emulators = await step(`${options.name}: emulators`, () => startEmulators(options));
  Object.assign(process.env, emulators.env);
  try {
    return await Promise.race([emulators.ended, work(emulators)]);
  } finally {
    await emulators.stop();
  }
}

/** The address under which the functions of a project answer. */
export function functionsUrl(ports: Ports, projectId: string): string {
  return `http://${host}:${ports.functions}/${projectId}/${functionsLocation}`;
}

function clientEnvironment(ports: Ports, projectId: string, clockFile: string) {
  return {
    GCLOUD_PROJECT: projectId,
    FIRESTORE_EMULATOR_HOST: `${host}:${ports.firestore}`,
    FIREBASE_AUTH_EMULATOR_HOST: `${host}:${ports.auth}`,
    CLOUD_TASKS_EMULATOR_HOST: `${host}:${ports.tasks}`,
    FIREBASE_EMULATOR_HUB: `${host}:${ports.hub}`,
    FUNCTIONS_URL: functionsUrl(ports, projectId),
    HOSTING_URL: `http://${host}:${ports.hosting}`,
    CLOCK_OFFSET_FILE: clockFile,
    STRIPE_URL: `http://${host}:${ports.stripe}`,
    // Saves firebase-admin its search for Google's metadata server, and a warning that there is none.
    METADATA_SERVER_DETECTION: "none",
  };
}
