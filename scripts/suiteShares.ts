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

const SLOWEST = 20;

/** CPU-seconds by group and room, the dearest first: `test/unit/galaxy/chart.test.ts` belongs to `unit/galaxy`. */
export function cpuLines(shares: readonly Share[]): string[] {
  const byPlace = new Map<string, number>();
  for (const { file, cpuMs } of shares) {
    const place = /^test\/(.+)\/[^/]+$/.exec(file)?.[1] ?? file;
    byPlace.set(place, (byPlace.get(place) ?? 0) + cpuMs);
  }
  const places = [...byPlace].toSorted(([, a], [, b]) => b - a);
  const total = places.reduce((sum, [, cpuMs]) => sum + cpuMs, 0);
  return [
    `CPU-seconds: ${inSeconds(total)}`,
    ...places.map(([place, cpuMs]) => `${inSeconds(cpuMs).padStart(8)}  ${place}`),
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
