import type { ZoneRun } from "./quotas.ts";
import type { Warps } from "./warps.ts";

const SECTORS_PER_TERMINAL = 125;

/** Further than any sector is: a district has fewer. */
const UNREACHED = 0xffff;

/**
 * The sectors of the Nexus where the express lanes have a terminal, ascending: 40 of 5,000, 16 of 2,000. Each district has one
 * for each 125 of its sectors, rounded, and at least one. The first lies in the middle of the district's numbers; each further
 * one is the sector with the greatest sum of warps, within the district, from the nearest terminal and to the nearest, the
 * lowest number of equals. It follows from the plan and changes nothing in it, so that a Nexus that was built before has the
 * same terminals as a new one.
 */
export function terminalsOf({
  warps,
  runs,
}: {
  readonly warps: Graph;
  readonly runs: readonly ZoneRun[];
}): number[] {
  const back = reversed(warps);
  return runs.flatMap((run) => terminalsIn(run, warps, back)).sort((a, b) => a - b);
}

function terminalsIn(run: ZoneRun, warps: Graph, back: Graph): number[] {
  const { firstNumber, count } = run;
  const terminals = [firstNumber + Math.floor(count / 2)];
  const quota = Math.max(1, Math.round(count / SECTORS_PER_TERMINAL));
  const from = new Uint16Array(count).fill(UNREACHED);
  const to = from.slice();
  while (terminals.length < quota) {
    approach(from, run, warps, terminals.at(-1)!);
    approach(to, run, back, terminals.at(-1)!);
    terminals.push(firstNumber + farthest(from, to));
  }
  return terminals;
}

function farthest(from: Uint16Array, to: Uint16Array): number {
  let best = 0;
  for (let index = 1; index < from.length; index++) {
    if (from[index]! + to[index]! > from[best]! + to[best]!) best = index;
  }
  return best;
}

/** The id of a terminal's document, which no region can have. */
export const terminalId = (nexusId: string, sectorNumber: number): string => `${nexusId}_${sectorNumber}`;

type Graph = Pick<Warps, "start" | "to">;

/** Lowers the number of warps to each sector of a district to what it is from one more terminal. */
function approach(warpsTo: Uint16Array, run: ZoneRun, { start, to }: Graph, terminal: number): void {
  const { firstNumber, count } = run;
  warpsTo[terminal - firstNumber] = 0;
  const open = [terminal];
  for (const number of open) {
    const warps = warpsTo[number - firstNumber]! + 1;
    for (const next of to.subarray(start[number - 1], start[number])) {
      const index = next - firstNumber;
      if (index < 0 || index >= count || warpsTo[index]! <= warps) continue;
      warpsTo[index] = warps;
      open.push(next);
    }
  }
}

/** The same warps, flown the other way. */
function reversed({ start, to }: Graph): Graph {
  const backStart = new Uint32Array(start.length);
  for (const number of to) backStart[number]! += 1;
  for (let number = 1; number < start.length; number++) backStart[number]! += backStart[number - 1]!;
  const next = backStart.slice();
  const backTo = new Uint16Array(to.length);
  for (let number = 1; number < start.length; number++) {
    for (const target of to.subarray(start[number - 1], start[number])) backTo[next[target - 1]!++] = number;
  }
  return { start: backStart, to: backTo };
}
