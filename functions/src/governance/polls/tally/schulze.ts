import { branches, type Preferences } from "./preferences.ts";
import type { Question, Tally } from "./schema.ts";
import { perOption } from "./standing.ts";
import type { Lots } from "./tie.ts";

/** For each pair "option over other" a number of voters. */
type Pairs = ReadonlyMap<string, Map<string, bigint>>;

/**
 * The Schulze method: each pair of options is compared; a path leads from victory to victory and is as strong as its
 * weakest; an option stands above another when its strongest path there is stronger than the one back. A victory is as
 * strong as the number of voters behind it (winning votes). Who is ranked is preferred to who is not. Seats go down this
 * order; where several have nobody above them who is left, the lot decides. Source: Schulze, "A new monotonic,
 * clone-independent, reversal symmetric, and Condorcet-consistent single-winner election method", Social Choice and
 * Welfare 36 (2011).
 */
export function countSchulze({ options, seats }: Question, papers: Preferences, lots: Lots): Tally {
  const votes = preferred(options, papers);
  const paths = strongestPaths(options, votes);
  const above = (a: string, b: string) => paths.get(a)!.get(b)! > paths.get(b)!.get(a)!;
  const remaining = new Set(options);
  const winners: string[] = [];
  while (winners.length < seats && remaining.size > 0) {
    const best = [...remaining].filter((option) => ![...remaining].some((other) => above(other, option)));
    const next = lots.draw(best, `seat ${winners.length + 1}`);
    remaining.delete(next);
    winners.push(next);
  }
  const standsAbove = (option: string) => options.filter((other) => other !== option && above(option, other));
  return {
    winners,
    totals: perOption(new Map(options.map((option) => [option, BigInt(standsAbove(option).length)])), 0),
    rounds: [],
    pairs: pairsOf(options, votes, paths),
    ties: [...lots.ties],
  };
}

function pairs(options: readonly string[], of: (a: string, b: string) => bigint): Pairs {
  return new Map(options.map((a) => [a, new Map(options.map((b) => [b, a === b ? 0n : of(a, b)]))]));
}

/** How many voters rank one option above another. */
function preferred(options: readonly string[], papers: Preferences): Pairs {
  const votes = pairs(options, () => 0n);
  const walk = (node: Preferences, below: ReadonlySet<string>) => {
    for (const [option, next] of branches(node)) {
      const rest = new Set(below);
      rest.delete(option);
      const row = votes.get(option)!;
      for (const other of rest) row.set(other, row.get(other)! + next.papers);
      walk(next, rest);
    }
  };
  walk(papers, new Set(options));
  return votes;
}

/** Floyd and Warshall's algorithm for the widest path. */
function strongestPaths(options: readonly string[], votes: Pairs): Pairs {
  const paths = pairs(options, (a, b) => {
    const wins = votes.get(a)!.get(b)!;
    return wins > votes.get(b)!.get(a)! ? wins : 0n;
  });
  for (const via of options) {
    for (const from of options) {
      for (const to of options) {
        if (from === to) continue;
        const first = paths.get(from)!.get(via)!;
        const second = paths.get(via)!.get(to)!;
        const strength = first < second ? first : second;
        if (strength > paths.get(from)!.get(to)!) paths.get(from)!.set(to, strength);
      }
    }
  }
  return paths;
}

function pairsOf(options: readonly string[], votes: Pairs, paths: Pairs): Tally["pairs"] {
  const sorted = options.toSorted();
  return sorted.flatMap((option) =>
    sorted
      .filter((over) => over !== option)
      .map((over) => ({
        option,
        over,
        votes: votes.get(option)!.get(over)!.toString(),
        strongestPath: paths.get(option)!.get(over)!.toString(),
      })),
  );
}
