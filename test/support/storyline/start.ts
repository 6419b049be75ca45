import { bucketOf } from "../../../functions/src/platform/random.ts";
import { newPilot } from "../../../functions/src/ships/pilots/pilot.ts";

/** Where somebody's first flight begins: one of the federation's sectors, which follows from the uid, which the run is in. */
function startOf(uid: string): number {
  const newcomer = { uid, name: "", regionId: "default", startingShip: "scout", startingTurns: 0 } as const;
  return newPilot(newcomer, "", new Date(0)).pilot.place.sectorNumber;
}

/** Who flies begins at the same place in every play, so that the way is the same. */
const PILOT = "vera";
const HOME_SECTOR = 1;
/** They lose their ships: a pod comes to that sector, which tells nothing of where they began. */
const LOSERS = ["cyrus", "petra"];

/** The run of one play of a seed: the same in every process. */
export function runOf(seed: string, play: string): string {
  for (let number = 0; ; number++) {
    const run = `run${String(bucketOf(`${seed} ${play} ${number}`, 2 ** 32)).padStart(10, "0")}`;
    const start = (name: string) => startOf(`${run}-${name}`);
    if (start(PILOT) === HOME_SECTOR && LOSERS.every((name) => start(name) !== HOME_SECTOR)) return run;
  }
}

/** The value with a word for the sector in which this person's first flight begins, wherever it says where that person is. */
export function withoutStart(value: unknown, uid: string | undefined): unknown {
  return uid === undefined ? value : without(value, startOf(uid));
}

function without(value: unknown, start: number): unknown {
  if (value === null || typeof value !== "object") return value;
  // Instants and the like are no objects of fields.
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const entries = Object.entries(value).map(([key, part]) => {
    const isStart = key === "sectorNumber" && part === start;
    return [key, isStart ? "where it began" : without(part, start)] as const;
  });
  return Object.fromEntries(entries);
}
