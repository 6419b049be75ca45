import { existsSync, readFileSync } from "node:fs";
import { shareSecondsOf } from "../suite/shares.ts";
import { lastShares, rooms } from "../suite/suite.ts";
import type { Figure } from "./measure.ts";

/** Machines are shared, and other work there takes time from caches: half as much again is allowed. */
const LIMIT = 1.5;

/** What each room's tests took of their share in the last whole `npm test` on this machine; nothing where there was none. */
export function shareFigures(): Figure[] {
  if (!existsSync(lastShares)) return [];
  const places = JSON.parse(readFileSync(lastShares, "utf8")) as [place: string, seconds: number][];
  return places.flatMap(([place, seconds]) => {
    const share = shareSecondsOf(place, rooms());
    if (share === undefined) return [];
    const note = `${seconds.toFixed(1)} of ${share} CPU-seconds in the last whole npm test`;
    return [{ name: `tests of ${place}`, value: seconds / share, limit: LIMIT, unit: "ratio", note }];
  });
}
