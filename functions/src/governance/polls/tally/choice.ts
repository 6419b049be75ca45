import { GameError } from "../../../platform/errors.ts";
import { type Choice, LINEAR_METHODS, type Method, NONE_OPTION, QUADRATIC_BUDGET_CREDITS } from "./schema.ts";

/** The kind of choice that a method takes from a voter. */
const KIND_OF = {
  plurality: "one",
  approval: "several",
  weighted: "points",
  quadratic: "points",
  yesNoAbstain: "one",
  rankedChoice: "ranking",
  scottishStv: "ranking",
  meekStv: "ranking",
  schulze: "ranking",
} as const satisfies Record<Method, Choice["kind"]>;

export const kindOf = (method: Method): Choice["kind"] => KIND_OF[method];

function refused(sentence: string, metadata: Readonly<Record<string, string | number>>): GameError {
  return new GameError("BALLOT_INVALID", sentence, metadata);
}

/**
 * The choice as it is counted: what the method, the question's options and the voter's power allow, its options in the
 * question's order wherever their order says nothing. Throws BALLOT_INVALID and names what is wrong, the bound and
 * what to do. `votingPower` matters to weighted ballots alone.
 */
export function checkedChoice(
  method: Method,
  choice: Choice,
  { options, votingPower }: { readonly options: readonly string[]; readonly votingPower: number },
): Choice {
  if (choice.kind !== KIND_OF[method]) {
    throw refused(`${method} takes a choice of kind ${KIND_OF[method]}, not ${choice.kind}.`, {
      method,
      kind: choice.kind,
    });
  }
  for (const option of named(choice)) {
    if (options.includes(option)) continue;
    const sentence = `${option} is not an option here; choose among ${options.join(", ")}.`;
    throw refused(sentence, { option });
  }
  switch (choice.kind) {
    case "one":
      return choice;
    case "several":
      return { kind: "several", options: checkedSet(choice.options, options) };
    case "points":
      return { kind: "points", points: checkedPoints(method, choice.points, options, votingPower) };
    case "ranking":
      return checkedRanking(choice);
  }
}

function named(choice: Choice): readonly string[] {
  switch (choice.kind) {
    case "one":
      return [choice.option];
    case "several":
      return choice.options;
    case "points":
      return Object.keys(choice.points);
    case "ranking":
      return choice.ranking;
  }
}

function checkedSet(chosen: readonly string[], options: readonly string[]): string[] {
  if (chosen.length === 0) throw refused("The ballot approves of nothing; name at least 1 option.", {});
  const double = chosen.find((option, index) => chosen.indexOf(option) !== index);
  if (double !== undefined) {
    throw refused(`${double} stands twice; name each option at most once.`, { option: double });
  }
  if (chosen.includes(NONE_OPTION) && chosen.length > 1) {
    throw refused(`${NONE_OPTION} approves of nobody; name it alone, or name those you approve of.`, {
      option: NONE_OPTION,
    });
  }
  return options.filter((option) => chosen.includes(option));
}

function checkedRanking(choice: Extract<Choice, { kind: "ranking" }>): Choice {
  const { ranking } = choice;
  if (ranking.length === 0) throw refused("The ranking is empty; rank at least 1 option.", {});
  const again = ranking.findIndex((option, index) => ranking.indexOf(option) !== index);
  if (again === -1) return choice;
  const option = ranking[again]!;
  const first = ranking.indexOf(option);
  throw refused(
    `${option} stands at ranks ${first + 1} and ${again + 1}; give each option one rank and each rank one option: ` +
      "equal ranks are not counted, and options may be left out at the end.",
    { option },
  );
}

function checkedPoints(
  method: Method,
  points: Readonly<Record<string, number>>,
  options: readonly string[],
  votingPower: number,
): Record<string, number> {
  const given = Object.entries(points);
  if (given.length === 0) throw refused("The ballot gives no points; give at least 1 to an option.", {});
  for (const [option, count] of given) {
    if (Number.isSafeInteger(count) && count >= 1) continue;
    const sentence = `${option} gets ${count}; give whole points from 1, and leave out whom you give none.`;
    throw refused(sentence, { option });
  }
  const quadratic = method === "quadratic";
  const spent = given.reduce((sum, [, count]) => sum + (quadratic ? count * count : count), 0);
  const budget = quadratic ? QUADRATIC_BUDGET_CREDITS : votingPower;
  if (spent > budget) {
    const sentence = quadratic
      ? `The votes cost ${spent} credits of ${budget}: v votes for an option cost v × v; take some away.`
      : `The ballot gives ${spent} points, and your voting power is ${budget}; take some away.`;
    throw refused(sentence, { spent, budget });
  }
  return Object.fromEntries(given.sort(([a], [b]) => options.indexOf(a) - options.indexOf(b)));
}

const isLinear = (method: Method) => LINEAR_METHODS.some((linear) => linear === method);

/** How much a checked choice weighs in a count. A weighted ballot's points have spent the power already. */
export function ballotWeight(method: Method, votingPower: number): number {
  return isLinear(method) && method !== "weighted" ? votingPower : 1;
}

/**
 * What is published of a checked choice: in a linear method ballots of weight one that add up to it, so that neither
 * the voter's power nor how it was split can be read from them; otherwise the choice itself.
 */
export function unitBallots(method: Method, choice: Choice, votingPower: number): Choice[] {
  if (method === "weighted" && choice.kind === "points") {
    return Object.entries(choice.points).flatMap(([option, points]) =>
      new Array<Choice>(points).fill({ kind: "one", option }),
    );
  }
  return new Array<Choice>(ballotWeight(method, votingPower)).fill(choice);
}
