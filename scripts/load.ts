/**
 * `npm run load`: 200 players over 20 regions at once, on emulators of its own. Ends by itself, reports what was measured,
 * and fails when an update was lost or a call went wrong.
 */
import "./bench/quiet.ts";
import { availableParallelism, loadavg } from "node:os";
import { command, demoProjectId, given } from "./command.ts";
import { ContentionLog } from "./load/contention.ts";
import type { Pace } from "./load/drive.ts";
import { REGION_IDS } from "./load/population.ts";
import { cellsOf, milliseconds, rowsOf } from "./load/report.ts";
import { Failure } from "./setup/failure.mjs";
import { step } from "./setup/progress.mjs";
import { type Emulators, freePorts, onEmulators } from "./stack/emulators.ts";
import { Stopped, stopSignals } from "./stack/stopSignals.ts";

const [loadBefore = 0] = loadavg();

/** Everything between the start of the emulators and their end. @throws Stopped when somebody asks it to. */
async function measured({ ports }: Emulators, pace: Pace, contention: ContentionLog, stop: AbortSignal) {
  // Imported only now: these modules meet the Admin SDK, which reads its environment once.
  const { populate, signUpPlayers } = await import("./load/world.ts");
  const { drive } = await import("./load/drive.ts");
  const { readStored } = await import("./load/stored.ts");
  const { checksOf } = await import("./load/checks.ts");
  const players = await step("players, regions, polls", async () => {
    const signedUp = await signUpPlayers(ports);
    await populate(signedUp, ports);
    return signedUp;
  });
  const driven = await step("load", () => drive(players, pace, contention, stop));
  if (stop.aborted) throw new Stopped();
  const stored = await step("checks", () => readStored(players));
  const { measurement, journal, seconds, repetitions, clientDelayP99Ms } = driven;
  const operations = rowsOf(measurement, repetitions, seconds);
  const calls = operations.reduce((sum, row) => sum + row.calls, 0);
  // What `--json` prints.
  return {
    cores: availableParallelism(),
    /** The machine's load average over the minute before the run: what others took of it. */
    loadBefore,
    players: players.length,
    regions: REGION_IDS.length,
    /** From the end of the warm-up to the last answer. */
    seconds,
    calls,
    callsPerSecond: calls / seconds,
    operations,
    /** How late the players' own process was, 99th percentile: what of the durations may be its fault. */
    clientDelayP99Ms,
    checks: checksOf(players, journal, stored, measurement.unexpected),
  };
}

const MOST_FAULTS = 10;

function printReport(report: Awaited<ReturnType<typeof measured>>): void {
  const { players, regions, calls, seconds, callsPerSecond, cores, loadBefore } = report;
  console.log(
    `${players} players over ${regions} regions: ${calls} calls in ${seconds.toFixed(1)} s, ${callsPerSecond.toFixed(0)} a second, ${cores} cores\n`,
  );
  console.table(report.operations.map(cellsOf));
  console.log(
    `\nThe players' own process was at most ${milliseconds(report.clientDelayP99Ms)} ms late (p99).`,
  );
  if (loadBefore > cores / 2) {
    console.log(
      `⚠ Other programs kept the machine busy (load average ${loadBefore.toFixed(1)} before the run): the durations are theirs as well.`,
    );
  }
  for (const { name, faults } of report.checks) {
    console.log(faults.length === 0 ? `✓ ${name}` : `✗ ${name}: ${faults.length}`);
    for (const fault of faults.slice(0, MOST_FAULTS)) console.log(`    ${fault}`);
    if (faults.length > MOST_FAULTS) console.log(`    and ${faults.length - MOST_FAULTS} more`);
  }
}

/** @throws Failure naming the option, its bounds and what was given. */
function whole(name: string, text: string, from: number, to: number): number {
  if (/^\d{1,9}$/.test(text) && Number(text) >= from && Number(text) <= to) return Number(text);
  throw new Failure(`--${name} must be a whole number from ${from} to ${to} (given: ${text}).`);
}

await command(async () => {
  const options = {
    seconds: { type: "string", default: "60" },
    "think-ms": { type: "string", default: "2500" },
    json: { type: "boolean" },
  } as const;
  const usage = "npm run load -- [--seconds 60] [--think-ms 2500] [--json]";
  const { values } = given(usage, { least: 0, most: 0 }, options);
  const pace = {
    // Beyond half an hour the players' tokens would come near their end, which is after one.
    seconds: whole("seconds", values.seconds, 1, 1_800),
    thinkMs: whole("think-ms", values["think-ms"], 0, 60_000),
  };
  const { requested: signal } = stopSignals();
  const contention = new ContentionLog();
  const run = {
    name: "load",
    ports: await freePorts(),
    projectId: demoProjectId,
    env: contention.env,
    signal,
  };
  try {
    const report = await onEmulators(run, (emulators) => measured(emulators, pace, contention, signal));
    if (values.json) console.log(JSON.stringify(report));
    else printReport(report);
    if (report.checks.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    process.exitCode = 130;
  } finally {
    contention.remove();
  }
});
