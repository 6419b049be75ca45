import { grouped } from "../poster/chartStyle.ts";

/** A power of ten at or below, and at or above, all values; at least one decade apart. */
export function decades(values: readonly number[]): { from: number; to: number } {
  const positive = values.filter((value) => value > 0);
  if (positive.length === 0) return { from: 0, to: 1 };
  const from = Math.floor(Math.log10(Math.min(...positive)));
  return { from, to: Math.max(from + 1, Math.ceil(Math.log10(Math.max(...positive)))) };
}

/** The step between grid lines: 1, 2 or 5 times a power of ten, so that there are at most `most` of them. */
export function gridStep(highest: number, most: number): number {
  const raw = Math.max(highest / most, 1);
  const power = 10 ** Math.floor(Math.log10(raw));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= raw)!;
}

/** `0.1 ms`, `10 ms`, `1 s`, `10 s`. */
export function durationLabel(exponent: number): string {
  return exponent >= 3 ? `${grouped(10 ** (exponent - 3))} s` : `${Number((10 ** exponent).toFixed(3))} ms`;
}
