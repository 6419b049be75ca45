/**
 * `npm run load`: 200 players over 20 regions at once, on emulators of its own or with `-- --running` on those of
 * `npm start`. Ends by itself, reports what was measured, and fails when an update was lost or a call went wrong.
 */
import "./bench/quiet.ts";
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { dirname, join } from "node:path";
import { command, root } from "./command.ts";
import { loadDocument } from "./load/document.ts";
import { type LoadOptions, loadOptions } from "./load/options.ts";
import { newRegionIds, type Population } from "./load/population.ts";
import { type LoadReport, printReport, rowsOf } from "./load/report.ts";
import { ownEmulators, runningEmulators, type Target } from "./load/target.ts";
import { line, step } from "./setup/progress.mjs";
import { Stopped, type StopSignals, stopSignals } from "./stack/stopSignals.ts";

/** Everything between the start of the emulators and their end. @throws Stopped when somebody asks it to. */
async function measured(
  target: Target,
  options: LoadOptions,
  loadBefore: number,
  stop: AbortSignal,
): Promise<LoadReport> {
  Object.assign(process.env, target.env);
  // Imported only now: these modules meet the Admin SDK, which reads its environment once.
  const { nexusSectorCount, populate, signUpPlayers } = await import("./load/world.ts");
  const { erase } = await import("./load/erase.ts");
  const { drive } = await import("./load/drive.ts");
  const { readStored } = await import("./load/stored.ts");
  const { checksOf } = await import("./load/checks.ts");
  const regionIds = newRegionIds();
  const uids: string[] = [];
  try {
    const population: Population = await step("players, regions, polls", async () => {
      const nexus = await nexusSectorCount(target.shared);
      const players = await signUpPlayers(regionIds, (uid) => uids.push(uid));
      const people = { regionIds, players, nexusSectorCount: nexus };
      await populate(people);
      return people;
    });
    const driven = await step("load", () => drive(population, options, target, stop));
    if (stop.aborted) throw new Stopped();
    const stored = await step("checks", () => readStored(population));
    const { measurement, journal, seconds, repetitions, clientDelayP99Ms } = driven;
    const operations = rowsOf(measurement, repetitions, seconds);
    const calls = operations.reduce((sum, row) => sum + row.calls, 0);
    return {
      measuredOn: new Date().toISOString().slice(0, 10),
      cores: availableParallelism(),
      loadBefore,
      players: population.players.length,
      regions: regionIds.length,
      thinkMs: options.thinkMs,
      seconds,
      calls,
      callsPerSecond: calls / seconds,
      operations,
      answersBySecond: Array.from(measurement.answersBySecond, (answers) => answers ?? 0),
      clientDelayP99Ms,
      checks: checksOf(population, journal, stored, measurement.unexpected),
    };
  } finally {
    if (target.shared) await step("what the run put in, taken out", () => erase(regionIds, uids));
  }
}

function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
  line(`  ${path}`);
}

async function main(options: LoadOptions, stop: StopSignals): Promise<void> {
  const [loadBefore] = loadavg() as [number];
  const target = await (options.running ? runningEmulators() : ownEmulators(stop.requested));
  try {
    const report = await Promise.race([target.ended, measured(target, options, loadBefore, stop.requested)]);
    write(".data/load/load.json", `${JSON.stringify(report, null, 2)}\n`);
    if (options.keep) write("docs/load.md", loadDocument(report));
    if (options.json) console.log(JSON.stringify(report));
    else printReport(report);
    if (report.checks.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
  } finally {
    await target.stop();
  }
}

await command(async () => {
  try {
    await main(loadOptions(process.argv.slice(2)), stopSignals());
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    process.exitCode = 130;
  }
});
