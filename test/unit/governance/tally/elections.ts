import { readFileSync } from "node:fs";
import fc from "fast-check";
import { ballotWeight } from "../../../../functions/src/governance/polls/tally/choice.ts";
import {
  type Choice,
  type CountedBallot,
  type Method,
  QUADRATIC_BUDGET_CREDITS,
  type Question,
  type Round,
  type Tally,
  YES_NO_OPTIONS,
} from "../../../../functions/src/governance/polls/tally/schema.ts";

export const secretOf = (number: number) => `secret-${number}`.padEnd(32, "x");
export const SECRET = secretOf(0);

export function question(method: Method, options: readonly string[], seats = 1): Question {
  return { method, options: [...options], seats, tieSecret: SECRET };
}

/** `ranked("5 ACBED 8 BEDAC")`: so many papers for each order of one-letter candidates. */
export function ranked(text: string): CountedBallot[] {
  return [...text.matchAll(/(\d+) ([A-Za-z]+)/g)].map(([, weight, letters]) => ({
    choice: { kind: "ranking", ranking: [...letters!] },
    weight: Number(weight),
  }));
}

export const one = (option: string, weight = 1): CountedBallot => ({
  choice: { kind: "one", option },
  weight,
});
export const several = (options: string, weight = 1): CountedBallot => ({
  choice: { kind: "several", options: [...options] },
  weight,
});
export const points = (given: Record<string, number>, weight = 1): CountedBallot => ({
  choice: { kind: "points", points: given },
  weight,
});

/** Votes by option, as numbers where exactness is not what the test is about. */
export const votesOf = (list: Tally["totals"]): Record<string, string> =>
  Object.fromEntries(list.map(({ option, votes }) => [option, votes]));
export const roundVotes = (round: Round | undefined) => votesOf(round!.votes);

/** An election in Hill and Wichmann's BLT format, as files of real elections come; lines that begin with # cite. */
export function election(file: string, method: Method): { question: Question; ballots: CountedBallot[] } {
  const text = readFileSync(new URL(`data/${file}.blt`, import.meta.url), "utf8");
  const [head, ...lines] = text.split("\n").filter((line) => !line.startsWith("#") && line !== "");
  const seats = Number(head!.split(" ")[1]);
  const end = lines.indexOf("0");
  const names = lines.slice(end + 1, -1).map((line) => line.replaceAll('"', ""));
  const ballots = lines.slice(0, end).map((line): CountedBallot => {
    const [weight, ...places] = line.split(" ").map(Number);
    return {
      choice: { kind: "ranking", ranking: places.slice(0, -1).map((place) => names[place - 1]!) },
      weight: weight!,
    };
  });
  return { question: question(method, names, seats), ballots };
}

function choiceOf(method: Method, options: readonly string[]): fc.Arbitrary<Choice> {
  switch (method) {
    case "plurality":
    case "yesNoAbstain":
      return fc.constantFrom(...options).map((option) => ({ kind: "one", option }));
    case "approval":
      return fc
        .subarray([...options], { minLength: 1 })
        .map((chosen): Choice => ({ kind: "several", options: chosen }));
    case "weighted":
    case "quadratic":
      return fc
        .array(fc.tuple(fc.constantFrom(...options), fc.integer({ min: 1, max: 10 })), { minLength: 1 })
        .map((given): Choice => ({ kind: "points", points: within(method, given) }));
    default:
      return fc
        .shuffledSubarray([...options], { minLength: 1 })
        .map((ranking): Choice => ({ kind: "ranking", ranking }));
  }
}

/** Gives what is asked for in turn as long as the budget allows; the first always fits. */
function within(method: "weighted" | "quadratic", given: readonly (readonly [string, number])[]) {
  const granted = new Map<string, number>();
  let left = method === "quadratic" ? QUADRATIC_BUDGET_CREDITS : 10;
  for (const [option, count] of given) {
    const cost = method === "quadratic" ? count * count : count;
    if (granted.has(option) || cost > left) continue;
    granted.set(option, count);
    left -= cost;
  }
  return Object.fromEntries(granted);
}

export interface Given {
  readonly question: Question;
  readonly ballots: CountedBallot[];
}

interface Bounds {
  readonly maxOptions?: number;
  readonly maxBallots?: number;
  readonly seats?: number;
}

/** Elections of a method with few options and ballots, so that close calls and ties are common. */
export function elections(method: Method, bounds: Bounds = {}): fc.Arbitrary<Given> {
  const { maxOptions = 6, maxBallots = 24, seats } = bounds;
  const fixed = method === "yesNoAbstain" || method === "rankedChoice";
  const names =
    method === "yesNoAbstain"
      ? fc.constant([...YES_NO_OPTIONS] as string[])
      : fc.integer({ min: 1, max: maxOptions }).map((count) => [..."ABCDEFGH"].slice(0, count));
  return names.chain((options) =>
    fc.record({
      question: fc
        .integer({ min: 1, max: options.length })
        .map((any) => question(method, options, fixed ? 1 : (seats ?? any))),
      ballots: fc.array(
        fc
          .tuple(choiceOf(method, options), fc.integer({ min: 1, max: 10 }))
          .map(([choice, power]) => ({ choice, weight: ballotWeight(method, power) })),
        { maxLength: maxBallots },
      ),
    }),
  );
}

/** Two elections that differ in the order of options and ballots alone. */
export function shuffled(given: Given): fc.Arbitrary<Given> {
  const { question, ballots } = given;
  const all = { minLength: question.options.length, maxLength: question.options.length };
  return fc.record({
    question: fc.shuffledSubarray(question.options, all).map((options) => ({ ...question, options })),
    ballots: fc.shuffledSubarray(ballots, { minLength: ballots.length, maxLength: ballots.length }),
  });
}

/** The same with other names: every string that is an option's name changes, also where it is a key. */
export function renamed<T>(value: T, names: Readonly<Record<string, string>>): T {
  return JSON.parse(JSON.stringify(value), (_key, inner: unknown) => {
    if (typeof inner === "string") return names[inner] ?? inner;
    if (inner === null || typeof inner !== "object" || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, held]) => [names[key] ?? key, held]));
  });
}

/** A count whose lists per option are in the order of their new names again. */
export function canonical(tally: Tally): Tally {
  const byOption = <T extends { option: string; over?: string }>(list: readonly T[]) =>
    list.toSorted((a, b) => (a.option + (a.over ?? "") < b.option + (b.over ?? "") ? -1 : 1));
  return {
    ...tally,
    totals: byOption(tally.totals),
    pairs: byOption(tally.pairs),
    rounds: tally.rounds.map((round) => ({
      ...round,
      votes: byOption(round.votes),
      keepFactors: byOption(round.keepFactors),
    })),
    ties: tally.ties.map((tie) => ({ ...tie, among: tie.among.toSorted() })),
  };
}
