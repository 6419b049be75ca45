import { mkdirSync, rmSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import type { Demo } from "../../seed/demo.ts";
import { requireTypes } from "../checks.ts";
import { demoProjectId, given } from "../command.ts";
import { line, seconds, step } from "../setup/progress.mjs";
import { clockFile, dataDir } from "./clockFile.ts";
import { buildConsole, publicDirectory, writeCastFile } from "./console.ts";
import { startCron } from "./cron.ts";
import { exportData, readNote } from "./data.ts";
import { type EmulatorOptions, type Emulators, standardPorts, startEmulators } from "./emulators.ts";
import { host, requireFree } from "./ports.ts";
import { printReady } from "./ready.ts";
import { Stopped, stopSignals } from "./stopSignals.ts";
import { STRIPE_FILE } from "./stripe.ts";
import { watchConsole } from "./watchConsole.ts";
import { watchFunctions } from "./watchFunctions.ts";
import { watchRules } from "./watchRules.ts";

const saveEveryMs = 5 * 60_000;

/**
 * A whole `npm start`: emulators, demo galaxy and schedules, from the first line until somebody stops it. `isDev` compiles and
 * loads functions and console at every change of their source, and shows every line that emulators and functions say.
 */
export async function runSession(name: string, isDev: boolean): Promise<void> {
  const options = { fresh: { type: "boolean" } } as const;
  const { fresh } = given(`${name} -- [--fresh]`, { least: 0, most: 0 }, options).values;
  await requireTypes();
  const startedAt = Date.now();
  const stop = stopSignals();
  const ports = standardPorts();
  await requireFree(ports);
  // Only now: while another session has the ports, the data is in use.
  if (fresh) rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  const note = readNote<Demo>(dataDir);
  const own = { name: "start", ports, projectId: demoProjectId, dataDir, clockFile, signal: stop.requested };
  const shown = isDev ? { onLine: line } : {};
  const run: EmulatorOptions = { ...own, ...shown, reload: true, stripeSends: true };

  try {
    const emulators = await step(note ? "emulators, with the galaxy of last time" : "emulators", () =>
      startEmulators(run),
    );
    stop.onForce(emulators.kill);
    const watchers = [
      watchRules(ports.firestore, demoProjectId, emulators.rules),
      ...(isDev ? [watchFunctions(emulators.reload), watchConsole(emulators.runId)] : []),
    ];
    try {
      const interrupted = Promise.race([stop.rejected, emulators.ended]);
      await step("console", () =>
        Promise.race([interrupted, buildConsole(publicDirectory(emulators.runId))]),
      );
      console.log(`\n  Console    http://${host}:${ports.hosting}/\n`);
      const demo = note ?? (await Promise.race([interrupted, buildDemo(emulators)]));
      await keepOpen(emulators, demo, note === null, interrupted, Date.now() - startedAt);
    } finally {
      for (const unwatch of watchers) unwatch();
      await step("emulators stopped", emulators.stop);
    }
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
}

/** A galaxy whose building is interrupted is never kept: the next start builds it whole. */
async function buildDemo(emulators: Emulators): Promise<Demo> {
  Object.assign(process.env, emulators.env);
  return step("demo galaxy", async () => {
    const { seedDemo } = await import("../../seed/demo.ts");
    const onProgress = (text: string) => line(`  ${text}`);
    return seedDemo({ ports: emulators.ports, projectId: demoProjectId, onProgress });
  });
}

async function keepOpen(
  emulators: Emulators,
  demo: Demo,
  isNew: boolean,
  interrupted: Promise<never>,
  tookMs: number,
) {
  let saving = Promise.resolve();
  const save = () => {
    const sold = () => ({ [STRIPE_FILE]: emulators.stripe.world.vault.kept() });
    saving = saving.catch(() => {}).then(() => exportData(emulators.ports.hub, dataDir, demo, sold()));
    return saving;
  };
  if (isNew) await save();
  // A schedule that is on its way when the emulators go has nothing to report.
  let stopping = false;
  const stopCron = startCron(emulators.env.FUNCTIONS_URL!, clockFile, (error) => {
    if (!stopping) warn(error);
  });
  writeCastFile(emulators.runId, demo.accounts);
  printReady(emulators, demoProjectId, demo, seconds(tookMs));
  try {
    await Promise.race([interrupted, saveNowAndThen(save)]);
  } catch (error) {
    stopping = true;
    stopCron();
    if (error instanceof Stopped) await step("data saved", save);
    throw error;
  }
}

/** A crash or a power cut loses the last minutes only. */
async function saveNowAndThen(save: () => Promise<void>): Promise<never> {
  for (;;) {
    await setTimeout(saveEveryMs, undefined, { ref: false });
    await save().catch(warn);
  }
}

function warn(error: Error): void {
  line(`⚠ ${error.message}`);
}
