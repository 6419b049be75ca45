import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";

/** A seeded source of integers. One stream serves one concern and is never shared. */
export type Stream = RandomGenerator;

const LANE_OFFSETS = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35] as const;
const LANE_PRIMES = [0x01000193, 0x27d4eb2f, 0x165667b1, 0x2c1b3c6d] as const;

/** Murmur3's 32-bit finaliser: every input bit reaches every output bit. */
function avalanche(word: number): number {
  let mixed = word ^ (word >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function hashLane(text: string, lane: 0 | 1 | 2 | 3): number {
  let hash = LANE_OFFSETS[lane] | 0;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), LANE_PRIMES[lane]);
  return avalanche(hash ^ text.length);
}

/** An unsigned 32-bit hash (FNV-1a, then Murmur3's finaliser) of `text`; spreads evenly under a modulus. */
export function hashOf(text: string): number {
  return hashLane(text, 0) >>> 0;
}

/**
 * The stream of one concern. Streams of different labels are independent, so that a new concern never shifts
 * what an older one draws: a galaxy keeps its shape when the generator learns something new.
 */
export function streamOf(seed: string, label: string): Stream {
  // The length keeps ("a", "b/c") and ("a/b", "c") apart.
  const key = `${seed.length}:${seed}/${label}`;
  // xoroshiro128+ must not start from an all-zero state; bit 0 of the first word rules that out.
  return xoroshiro128plusFromState([
    hashLane(key, 0) | 1,
    hashLane(key, 1),
    hashLane(key, 2),
    hashLane(key, 3),
  ]);
}

/** An integer from `from` to `to`, both included, uniformly. */
export function drawInt(stream: Stream, from: number, to: number): number {
  return uniformInt(stream, from, to);
}

const UNIT_STEPS = 0x1000000;

/** A number in [0, 1) on a grid of 2^-24, so that sums and products with it are exact on every machine. */
export function drawUnit(stream: Stream): number {
  return uniformInt(stream, 0, UNIT_STEPS - 1) / UNIT_STEPS;
}

/** A number in (-1, 1), triangular around 0: the sum of two even draws. */
export function drawBell(stream: Stream): number {
  return drawUnit(stream) + drawUnit(stream) - 1;
}
