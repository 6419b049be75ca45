import type { Choice } from "./historyModelPolls.ts";

/**
 * Ballots that give points to options: `weighted` splits the voter's power, `quadratic` buys votes that cost their square
 * from a hundred credits that everybody has.
 */

export type Points = Readonly<Record<string, number>>;

const POINTED: readonly string[] = ["weighted", "quadratic"];
const BUDGET_CREDITS = 100;

export const isPointed = (method: string): boolean => POINTED.includes(method);

/** Whether the ballot gives more than the voter has. */
export function isOverspent(method: string, points: Points, power: number): boolean {
  const given = Object.values(points);
  if (method === "weighted") return sumOf(given) > power;
  return sumOf(given.map((votes) => votes * votes)) > BUDGET_CREDITS;
}

/** What somebody says, as points: now and then more than there are. */
export function pointsSaid(method: string, options: readonly string[], said: number): Points {
  const [one, other] = [said % options.length, (said + 1) % options.length];
  if (method === "weighted") return { [options[one]!]: 1 + ((said >> 3) % 2) };
  return { [options[one]!]: 1 + (said % 12), ...(one === other ? {} : { [options[other]!]: 1 }) };
}

/** The ballots of one vote each that a ballot is published as. */
export function publishedOf(method: string, choice: Choice, power: number): readonly Choice[] {
  if (method !== "weighted" || choice.kind !== "points") return new Array<Choice>(power).fill(choice);
  return Object.entries(choice.points).flatMap(([option, points]) =>
    new Array<Choice>(points).fill({ kind: "one", option }),
  );
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
