/**
 * Stands between a command and the emulators that it has started: `node keeper.ts <program> [args…]`.
 * The command holds a pipe to it. When that pipe closes, be it that the command is done or that it was killed in a way
 * that nobody can catch, the keeper ends all that belongs to the run and removes its directories. So nothing is left
 * behind, whatever happens.
 */
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { delimiter } from "node:path";
import { setTimeout } from "node:timers/promises";
import { cleanVariable, killAll, runVariable, signal } from "./processes.ts";

const gracePeriodMs = 5_000;

const runId = process.env[runVariable]!;
const [program, ...args] = process.argv.slice(2) as [string, ...string[]];

// A terminal that closes or a Ctrl-C is the command's to answer; it tells the keeper through the pipe.
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => {});

const child = spawn(program, args, { stdio: ["ignore", "inherit", "inherit"] });
const childEnded = new Promise<number>((resolve) => {
  child.on("exit", (code) => resolve(code ?? 1));
  child.on("error", () => resolve(127));
});
const pipeClosed = new Promise<"closed">((resolve) => {
  process.stdin.on("end", () => resolve("closed")).on("error", () => resolve("closed"));
  process.stdin.resume();
});

const first = await Promise.race([childEnded, pipeClosed]);
if (first === "closed") {
  // To the whole group: `hidane exec` relies on that and passes nothing on. The keeper leads it and does not listen.
  signal(-process.pid, "SIGTERM");
  await Promise.race([childEnded, setTimeout(gracePeriodMs)]);
}
killAll(runId);
// Waited for, it leaves no zombie to an init that does not reap, as in many containers.
await childEnded;
const directories = (process.env[cleanVariable] ?? "").split(delimiter).filter(Boolean);
for (const directory of directories) rmSync(directory, { recursive: true, force: true });
process.exit(first === "closed" ? 0 : first);
