import type { ModelPoll } from "./historyModelPolls.ts";

/**
 * What must be true of winners by rankings, said of the ballots alone: no count is repeated here, and where the lot
 * decides either may have won.
 */

export const RANKED: readonly string[] = ["rankedChoice", "scottishStv", "meekStv", "schulze"];

type Ranking = readonly string[];

const rankingsOf = ({ ballots }: ModelPoll): Ranking[] =>
  [...ballots.values()].map(({ choice }) => (choice.kind === "ranking" ? choice.ranking : []));

/** Why these cannot have won, or null. */
export function ranksAgainst(poll: ModelPoll, winners: readonly string[]): string | null {
  const options = poll.options!;
  const seats = Math.min(poll.seats, options.length);
  const named = new Set(winners);
  if (named.size !== seats || winners.length !== seats || winners.some((one) => !options.includes(one)))
    return `${seats} seats, and ${winners.length} winners`;
  const rankings = rankingsOf(poll);
  return poll.method === "schulze"
    ? unbeatenAgainst(options, rankings, winners)
    : solidAgainst(options, rankings, named, poll.seats);
}

/**
 * Proportionality for solid coalitions, with Droop's quota (Woodall 1994): whom so many quotas of voters rank above all
 * others, in whatever order, get so many seats, or all of theirs.
 */
function solidAgainst(
  options: readonly string[],
  rankings: readonly Ranking[],
  winners: ReadonlySet<string>,
  seats: number,
): string | null {
  for (let set = 1; set < 2 ** options.length; set++) {
    const liked = options.filter((_, index) => (set >> index) % 2 === 1);
    const solid = rankings.filter((ranking) => {
      const first = ranking.slice(0, liked.length);
      return first.length === liked.length && first.every((option) => liked.includes(option));
    });
    const quota = Math.floor(rankings.length / (seats + 1)) + 1;
    const due = Math.min(Math.floor(solid.length / quota), liked.length);
    const seated = liked.filter((option) => winners.has(option)).length;
    if (seated < due) return `${solid.length} voters are for ${liked}, who are due ${due} seats`;
  }
  return null;
}

/** The first winner by Schulze's method reaches every other option over options that more or as many prefer (Smith's set). */
function unbeatenAgainst(
  options: readonly string[],
  rankings: readonly Ranking[],
  [winner]: readonly string[],
): string | null {
  const prefer = (one: string, other: string) =>
    rankings.filter((ranking) => {
      const [first, second] = [ranking.indexOf(one), ranking.indexOf(other)];
      return first >= 0 && (second < 0 || first < second);
    }).length;
  const reached = new Set([winner!]);
  for (const from of reached) {
    for (const to of options) if (prefer(from, to) >= prefer(to, from)) reached.add(to);
  }
  const beyond = options.filter((option) => !reached.has(option));
  return beyond.length === 0 ? null : `${beyond} beat ${winner}`;
}
