import { existsSync, readFileSync } from "node:fs";
import { byPlace, type Share, shareSecondsOf } from "../suite/shares.ts";
import { lastShares, rooms } from "../suite/suite.ts";
import type { Figure } from "./measure.ts";

/** Machines are shared, and other work there takes time from caches: half as much again is allowed. */
const LIMIT = 1.5;

/** What each room's tests took of their share when each file last ran in a whole `npm test` on this machine; nothing where there was none. */
export function shareFigures(): Figure[] {
  if (!existsSync(lastShares)) return [];
  const shares = JSON.parse(readFileSync(lastShares, "utf8")) as Share[];
  return byPlace(shares).flatMap(([place, seconds]) => {
    const share = shareSecondsOf(place, rooms());
    if (share === undefined) return [];
    const note = `${seconds.toFixed(1)} of ${share} CPU-seconds in whole runs of npm test`;
    return [{ name: `tests of ${place}`, value: seconds / share, limit: LIMIT, unit: "ratio", note }];
  });
}
