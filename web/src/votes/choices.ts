import type { Choice } from "../../../functions/src/governance/polls/tally/schema.ts";
import {
  NONE_OPTION,
  QUADRATIC_BUDGET_CREDITS,
} from "../../../functions/src/governance/polls/tally/schema.ts";

export type ChoiceOf<Kind extends Choice["kind"]> = Extract<Choice, { kind: Kind }>;

/** What a form begins with; null where nothing is chosen yet. */
export function emptyChoice(kind: Choice["kind"]): Choice | null {
  switch (kind) {
    case "one":
      return null;
    case "several":
      return { kind, options: [] };
    case "points":
      return { kind, points: {} };
    case "ranking":
      return { kind, ranking: [] };
  }
}

/** The approval with an option more or less; who approves of nobody names nobody. */
export function toggled({ options }: ChoiceOf<"several">, option: string): ChoiceOf<"several"> {
  if (options.includes(option))
    return { kind: "several", options: options.filter((other) => other !== option) };
  const kept = option === NONE_OPTION ? [] : options.filter((other) => other !== NONE_OPTION);
  return { kind: "several", options: [...kept, option] };
}

/** The points with so many for an option; an option that gets none is left out. */
export function given({ points }: ChoiceOf<"points">, option: string, count: number): ChoiceOf<"points"> {
  const others = Object.entries(points).filter(([other]) => other !== option);
  return { kind: "points", points: Object.fromEntries(count > 0 ? [...others, [option, count]] : others) };
}

/** What v votes for one option cost on a quadratic ballot, in credits. */
export const quadraticCost = (votes: number): number => votes * votes;

/** What a ballot of points has spent of what it may spend. */
export function spending(
  { points }: ChoiceOf<"points">,
  isQuadratic: boolean,
  votingPower: number,
): { readonly spent: number; readonly budget: number } {
  const spent = Object.values(points).reduce(
    (sum, votes) => sum + (isQuadratic ? quadraticCost(votes) : votes),
    0,
  );
  return { spent, budget: isQuadratic ? QUADRATIC_BUDGET_CREDITS : votingPower };
}

/** The ranking with an option at another rank, from 0; one that is not ranked yet comes in there. */
export function ranked({ ranking }: ChoiceOf<"ranking">, option: string, rank: number): ChoiceOf<"ranking"> {
  const others = ranking.filter((other) => other !== option);
  return { kind: "ranking", ranking: others.toSpliced(rank, 0, option) };
}

export function unranked({ ranking }: ChoiceOf<"ranking">, option: string): ChoiceOf<"ranking"> {
  return { kind: "ranking", ranking: ranking.filter((other) => other !== option) };
}

/** What a choice says, a line each. */
export function linesOf(
  choice: Choice,
  nameOf: (option: string) => string,
  points: (name: string, points: number) => string,
): string[] {
  switch (choice.kind) {
    case "one":
      return [nameOf(choice.option)];
    case "several":
      return choice.options.map(nameOf);
    case "points":
      return Object.entries(choice.points).map(([option, count]) => points(nameOf(option), count));
    case "ranking":
      return choice.ranking.map(nameOf);
  }
}
