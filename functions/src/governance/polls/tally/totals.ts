import type { Choice, CountedBallot, Question, Tally } from "./schema.ts";
import { perOption } from "./standing.ts";
import type { Lots } from "./tie.ts";

/** Votes per option. */
export type Totals = ReadonlyMap<string, number>;

export const noTotals = (options: readonly string[]): Map<string, number> =>
  new Map(options.map((option) => [option, 0]));

/**
 * Adds a ballot to the totals of the methods that add up what each ballot gives:
 * plurality, one vote for one option; approval, one vote for each option named; weighted, the voter's power in whole
 * points over the options (cumulative voting); quadratic, v votes for an option at a cost of v² credits (Lalley and
 * Weyl, "Quadratic Voting", AEA Papers and Proceedings 108, 2018, here with a budget in place of a price); yes, no or
 * abstain. A ballot of weight w adds as w ballots.
 */
export function addVotes(totals: Map<string, number>, { choice, weight }: CountedBallot): void {
  for (const [option, votes] of votesIn(choice)) totals.set(option, totals.get(option)! + votes * weight);
}

function votesIn(choice: Choice): (readonly [option: string, votes: number])[] {
  switch (choice.kind) {
    case "one":
      return [[choice.option, 1]];
    case "several":
      return choice.options.map((option) => [option, 1]);
    case "points":
      return Object.entries(choice.points);
    case "ranking":
      throw new Error("a ranking has no totals");
  }
}

/**
 * The options with the most votes take the seats in turn, by lot among those level. A question of yes or no has no
 * winner: `decided` says what it comes to.
 */
export function countTotals({ method, options, seats }: Question, totals: Totals, lots: Lots): Tally {
  const winners: string[] = [];
  const remaining = new Set(options);
  while (method !== "yesNoAbstain" && winners.length < seats && remaining.size > 0) {
    const most = Math.max(...[...remaining].map((option) => totals.get(option)!));
    const level = [...remaining].filter((option) => totals.get(option) === most);
    const next = lots.draw(level, `seat ${winners.length + 1}`);
    remaining.delete(next);
    winners.push(next);
  }
  const votes = new Map(options.map((option) => [option, BigInt(totals.get(option)!)]));
  return { winners, totals: perOption(votes, 0), rounds: [], pairs: [], ties: [...lots.ties] };
}
