import { dividedUp } from "./decimal.ts";
import { branches, type Preferences } from "./preferences.ts";
import type { Question, Tally } from "./schema.ts";
import { closeRound, isComplete, roundUnderWay, type Standing, standingOf, tallyOf } from "./standing.ts";
import type { Lots } from "./tie.ts";

const PLACES = 9;
const ONE = 10n ** BigInt(PLACES);
/** A surplus below a millionth of a vote counts as distributed. */
const OMEGA = ONE / 1_000_000n;

/** An even distribution: nobody reached the quota, and the elected hold it as exactly as the arithmetic lets them. */
interface Distribution {
  readonly votes: Map<string, bigint>;
  readonly quota: bigint;
  /** What the elected hold above the quota, together. */
  readonly surplus: bigint;
  readonly reached: readonly string[];
}

/**
 * The single transferable vote by Meek's method. Everybody elected keeps a share of each vote that comes along, the keep
 * factor, and passes the rest on; keep factors are lowered until the elected hold the quota, which falls as votes run
 * out; then the last option is excluded, and the count goes on as if it had never stood. Source: Hill, Wichmann and
 * Woodall, "Algorithm 123: Single Transferable Vote by Meek's Method", The Computer Journal 30 (1987), with the
 * arithmetic, the order of steps and the end of iteration of the Proportional Representation Foundation's Reference
 * Meek Rule: nine decimals, keep factors and kept shares rounded up, the quota rounded down plus one billionth.
 */
export function countMeekStv(question: Question, papers: Preferences, lots: Lots): Tally {
  const standing = standingOf(question, PLACES, lots);
  const keep = new Map(question.options.map((option) => [option, ONE]));
  let excluded: string | undefined;
  while (!isComplete(standing)) {
    const { votes, quota, surplus, reached } = settled(standing, papers, keep);
    const exhausted = papers.papers * ONE - total(votes);
    const step = { excluded, transferredFrom: excluded, keepFactors: new Map(keep) };
    closeRound(standing, { ...step, votes, reached, quota, exhausted });
    excluded = reached.length > 0 || isComplete(standing) ? undefined : lowest(standing, votes, surplus);
    if (excluded === undefined) continue;
    standing.continuing.delete(excluded);
    keep.set(excluded, 0n);
  }
  return tallyOf(standing);
}

/** Step B.3: every option within the undistributed surplus of the lowest counts as level with it. */
function lowest(standing: Standing, votes: ReadonlyMap<string, bigint>, surplus: bigint): string {
  const { continuing, lots } = standing;
  const fewest = [...continuing].map((option) => votes.get(option)!).reduce((a, b) => (a < b ? a : b));
  const level = [...continuing].filter((option) => votes.get(option)! <= fewest + surplus);
  return lots.draw(level, `round ${roundUnderWay(standing)}, exclusion`);
}

/**
 * Step B.2: lowers the keep factors of the elected until one more option reaches the quota, the surplus is below omega,
 * or an iteration no longer lowers it. The surplus is a whole number of billionths and falls each time, so this ends; the
 * slowest count found, 18 of 19 seats held by a billion papers each that name nobody else, took 187 iterations.
 */
function settled(standing: Standing, papers: Preferences, keep: Map<string, bigint>): Distribution {
  const { continuing, elected, seats } = standing;
  for (let before: bigint | undefined; ; ) {
    const votes = distributed(papers, keep);
    const quota = total(votes) / BigInt(seats + 1) + 1n;
    const reached = [...continuing].filter((option) => votes.get(option)! >= quota);
    const excess = [...elected, ...reached].reduce((sum, option) => sum + votes.get(option)! - quota, 0n);
    const surplus = excess > 0n ? excess : 0n;
    const stable = before !== undefined && surplus >= before;
    if (reached.length > 0 || surplus < OMEGA || stable) return { votes, quota, surplus, reached };
    before = surplus;
    for (const option of elected) {
      keep.set(option, dividedUp(dividedUp(keep.get(option)! * quota, ONE) * ONE, votes.get(option)!));
    }
  }
}

/** Step B.2.a: along each ranking every option keeps its share, rounded up, of what those before it have left. */
function distributed(papers: Preferences, keep: ReadonlyMap<string, bigint>): Map<string, bigint> {
  const votes = new Map([...keep.keys()].map((option) => [option, 0n]));
  const pass = (node: Preferences, weight: bigint) => {
    for (const [option, next] of branches(node)) {
      const kept = dividedUp(weight * keep.get(option)!, ONE);
      votes.set(option, votes.get(option)! + kept * next.papers);
      if (kept < weight) pass(next, weight - kept);
    }
  };
  pass(papers, ONE);
  return votes;
}

const total = (votes: ReadonlyMap<string, bigint>) => votes.values().reduce((sum, units) => sum + units, 0n);
