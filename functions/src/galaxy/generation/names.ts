import { drawInt, type Stream } from "./stream.ts";

/*
 * Three parts, each told apart from the next by vowel and consonant: (V?C+)(V+)(C…). Two different triples
 * therefore never spell the same name.
 */
// biome-ignore format: one list, one line
const ONSETS = ["b", "br", "c", "d", "dr", "er", "f", "g", "h", "il", "k", "kr", "l", "m", "n", "or", "p", "r", "s", "sk", "t", "th", "tr", "v", "z"] as const;
const VOWELS = ["a", "ae", "ai", "au", "e", "ea", "ei", "i", "ia", "io", "o", "oa", "u", "ua"] as const;
// biome-ignore format: one list, one line
const CODAS = ["lara", "ndor", "rion", "thel", "ssa", "vane", "mira", "lton", "rvik", "nessa", "dris", "sk", "ren", "lune", "thos", "ria", "gard", "phe", "xis", "velle", "m", "rune"] as const;

const ROOT_COUNT = ONSETS.length * VOWELS.length * CODAS.length;

/** A region's order of names: `k` goes to root `(start + k × step) mod ROOT_COUNT`, a different one for each k. */
export interface NameOrder {
  readonly start: number;
  readonly step: number;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

export function drawNameOrder(stream: Stream): NameOrder {
  const start = drawInt(stream, 0, ROOT_COUNT - 1);
  let step = drawInt(stream, Math.floor(ROOT_COUNT / 4), ROOT_COUNT - 1);
  // Only a step without a common divisor visits every root before it repeats one.
  while (greatestCommonDivisor(step, ROOT_COUNT) !== 1) step++;
  return { start, step };
}

/**
 * The name at place `rank` of a region's order, such as "Thaelara": pronounceable, capitalised, and unique for
 * ranks from 0 to 7,699.
 */
export function nameAt(order: NameOrder, rank: number): string {
  const root = (order.start + rank * order.step) % ROOT_COUNT;
  const onset = ONSETS[root % ONSETS.length]!;
  const rest = Math.floor(root / ONSETS.length);
  const name = onset + VOWELS[rest % VOWELS.length]! + CODAS[Math.floor(rest / VOWELS.length)]!;
  return name.charAt(0).toUpperCase() + name.slice(1);
}
