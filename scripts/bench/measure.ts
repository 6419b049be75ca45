/** One row of the table: `value` must not exceed `limit`. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly unit: string;
  /** What the figure was made of, for people. */
  readonly note?: string;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The least of the values that a share of all do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1]!;
}

export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

/**
 * Two sides in turn, so that a machine that gets slower slows both: `rounds` counted pairs after `warmUps` uncounted
 * ones, the order swapped every other round. The ratio is that of the medians.
 */
export async function inTurns(
  rounds: number,
  warmUps: number,
  ours: (round: number) => Promise<number>,
  baseline: (round: number) => Promise<number>,
): Promise<{ ratio: number; oursMs: number; baselineMs: number }> {
  const oursMs: number[] = [];
  const baselineMs: number[] = [];
  for (let round = -warmUps; round < rounds; round++) {
    const sides = [
      async () => oursMs.push(await ours(round)),
      async () => baselineMs.push(await baseline(round)),
    ];
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) await side();
    if (round < 0) {
      oursMs.length = 0;
      baselineMs.length = 0;
    }
  }
  return {
    ratio: median(oursMs) / median(baselineMs),
    oursMs: median(oursMs),
    baselineMs: median(baselineMs),
  };
}

/** The row of two sides; `of` says what each time was for. */
export function ratioFigure(
  name: string,
  limit: number,
  { ratio, oursMs, baselineMs }: Awaited<ReturnType<typeof inTurns>>,
  of = "",
): Figure {
  const note = `${oursMs.toFixed(1)} ms against ${baselineMs.toFixed(1)} ms, medians${of}`;
  return { name, value: ratio, limit, unit: "ratio", note };
}
