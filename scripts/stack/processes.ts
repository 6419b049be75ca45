import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../command.ts";

/**
 * firebase-tools starts each Java (or hidane) in a process group of its own and forgets it when it is killed, so neither
 * the group nor the parent finds all that a run has started. This variable in the environment, inherited by all, does.
 */
export const runVariable = "SECTORWARS_RUN";

/** Has a directory for each run that has not ended. */
export const runsDirectory = join(root, ".data", "runs");

/** The directories that the keeper removes when the run has ended. */
export const cleanVariable = "SECTORWARS_CLEAN";

/** The ids of all processes that were started for a run, except this one. */
export function processesOf(runId: string): number[] {
  const marker = `${runVariable}=${runId}`;
  const found = process.platform === "linux" ? fromProc(marker) : fromPs(marker);
  return found.filter((pid) => pid !== process.pid);
}

/** Processor time of all processes of a run and of those of theirs that have ended; on Linux alone, where a tick is 10 ms. */
export function cpuMsOf(runId: string): number {
  return processesOf(runId).reduce((sum, pid) => sum + msOf(timesOf(pid)), 0);
}

/** Processor time of what this process has started and seen the end of; on Linux alone. */
export function endedChildrenCpuMs(): number {
  return msOf(timesOf(process.pid).slice(2));
}

const msOf = (ticks: readonly number[]) => ticks.reduce((sum, count) => sum + count * 10, 0);

/** Of the process in its own code and in the system's, then of its children that have ended, in ticks; none where nobody tells. */
function timesOf(pid: number): number[] {
  if (process.platform !== "linux") return [];
  try {
    // Behind the name, which may hold spaces: utime, stime, cutime and cstime are fields 14 to 17 of proc(5).
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" ");
    return fields.slice(11, 15).map(Number);
  } catch {
    return [];
  }
}

/** Kills at once all that a run has started, what starts meanwhile included. */
export function killAll(runId: string): void {
  for (let round = 0; round < 10; round += 1) {
    const pids = processesOf(runId);
    if (pids.length === 0) return;
    for (const pid of pids) signal(pid, "SIGKILL");
  }
}

export function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}

function fromProc(marker: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => environment(pid).split("\0").includes(marker))
    .map(Number);
}

function environment(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8");
  } catch {
    // Another user's process, or one that has just ended: not ours.
    return "";
  }
}

function fromPs(marker: string): number[] {
  const lines = execFileSync("ps", ["-A", "-E", "-ww", "-o", "pid=,command="], { encoding: "utf8" }).split(
    "\n",
  );
  return lines.filter((line) => line.split(" ").includes(marker)).map((line) => Number.parseInt(line, 10));
}
