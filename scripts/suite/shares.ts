/** What one file of tests, or the emulators of the run, took. */
export interface Share {
  readonly file: string;
  readonly cpuMs: number;
}

/** As much of vitest's JSON report as tells how long each test took. */
export interface Durations {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly duration?: number | null }[];
  }[];
}

/** What emulators and functions took for no file in particular: their start, and files that share them. */
export const STACK = "emulators and functions";

const SLOWEST = 20;

/** What the tests of a room may take, in CPU-seconds, the functions' own included. */
const SHARES_SECONDS = { unit: 6, emulator: 22 };
/** Rooms with others in them: polls, elections, offices, laws, petitions and treaties. */
const ROOMS_WITHIN: Readonly<Record<string, number>> = { governance: 6 };

/** The share of `unit/galaxy`; undefined of what belongs to no room. */
export function shareSecondsOf(place: string, rooms: readonly string[]): number | undefined {
  const [group, room = ""] = place.split("/");
  if ((group !== "unit" && group !== "emulator") || !rooms.includes(room)) return undefined;
  return SHARES_SECONDS[group] * (ROOMS_WITHIN[room] ?? 1);
}

/** CPU-seconds by group and room, the dearest first: `test/unit/galaxy/chart.test.ts` belongs to `unit/galaxy`. */
export function byPlace(shares: readonly Share[]): (readonly [place: string, seconds: number])[] {
  const places = new Map<string, number>();
  for (const { file, cpuMs } of shares) {
    const place = /^test\/(.+)\/[^/]+$/.exec(file)?.[1] ?? file;
    places.set(place, (places.get(place) ?? 0) + cpuMs / 1_000);
  }
  return [...places].toSorted(([, a], [, b]) => b - a);
}

/** What `byPlace` tells, a room's beside its share. */
export function cpuLines(shares: readonly Share[], rooms: readonly string[]): string[] {
  const places = byPlace(shares);
  const total = places.reduce((sum, [, seconds]) => sum + seconds, 0);
  return [
    `CPU-seconds: ${total.toFixed(1)}`,
    ...places.map(([place, seconds]) => {
      const share = shareSecondsOf(place, rooms);
      return `${seconds.toFixed(1).padStart(8)}  ${place}${share === undefined ? "" : ` (share ${share})`}`;
    }),
  ];
}

/** The slowest tests by their time on the clock. */
export function slowestLines({ testResults }: Durations): string[] {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const slowest = tests.toSorted((a, b) => (b.duration ?? 0) - (a.duration ?? 0)).slice(0, SLOWEST);
  return [
    `The ${slowest.length} slowest tests, in seconds:`,
    ...slowest.map(
      ({ duration = 0, fullName }) => `${inSeconds(duration ?? 0).padStart(8)}  ${fullName.trim()}`,
    ),
  ];
}

const inSeconds = (ms: number) => (ms / 1_000).toFixed(1);
