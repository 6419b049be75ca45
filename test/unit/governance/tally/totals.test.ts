import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unitBallots } from "../../../../functions/src/governance/polls/tally/choice.ts";
import {
  type Choice,
  type CountedBallot,
  LINEAR_METHODS,
  TOTALS_METHODS,
} from "../../../../functions/src/governance/polls/tally/schema.ts";
import { countFrom, tally } from "../../../../functions/src/governance/polls/tally/tally.ts";
import { elections, one, points, question, several, votesOf } from "./elections.ts";

// The electorate of "Tennessee capital", the standard example of Wikipedia's articles on voting methods (since 2002).
const tennessee = [
  ["Memphis", 42],
  ["Nashville", 26],
  ["Chattanooga", 15],
  ["Knoxville", 17],
] as const;

test("plurality makes Memphis the capital of Tennessee", () => {
  const cities = tennessee.map(([city]) => city);
  const { winners, totals } = tally(
    question("plurality", cities),
    tennessee.map(([city, weight]) => one(city, weight)),
  );
  expect(winners).toEqual(["Memphis"]);
  expect(votesOf(totals)).toEqual({ Memphis: "42", Nashville: "26", Chattanooga: "15", Knoxville: "17" });
});

test("approval of each city's two nearest makes Nashville the capital", () => {
  // M: Memphis and Nashville; N: Nashville and Chattanooga; C and K: Chattanooga and Knoxville.
  const ballots = [several("MN", 42), several("NC", 26), several("CK", 15), several("KC", 17)];
  const { winners, totals } = tally(question("approval", [..."MNCK"], 2), ballots);
  expect(winners).toEqual(["N", "C"]);
  expect(votesOf(totals)).toEqual({ M: "42", N: "68", C: "58", K: "32" });
});

test("weighted ballots give their points, whole or as published unit ballots", () => {
  const cast = [points({ A: 7, B: 3 }), points({ B: 5 }), points({ C: 1 })];
  const units = [one("A", 7), one("B", 3), one("B", 5), one("C")];
  const expected = { A: "7", B: "8", C: "1" };
  for (const ballots of [cast, units]) {
    const counted = tally(question("weighted", [..."ABC"], 2), ballots);
    expect(counted.winners).toEqual(["B", "A"]);
    expect(votesOf(counted.totals)).toEqual(expected);
  }
});

test("a quadratic vote lets many who care a little outdo few who care much", () => {
  // One gives 10 votes for 100 credits, the others 5 + 5 + 5 for 75.
  const ballots = [points({ A: 10 }), points({ B: 5, C: 5, D: 5 }), points({ B: 6 })];
  const { winners, totals } = tally(question("quadratic", [..."ABCD"], 1), ballots);
  expect(winners).toEqual(["B"]);
  expect(votesOf(totals)).toEqual({ A: "10", B: "11", C: "5", D: "5" });
});

test("a question of yes or no has totals and no winner", () => {
  const { winners, totals, ties } = tally(question("yesNoAbstain", ["for", "against", "abstain"]), [
    one("for", 3),
    one("against", 3),
    one("abstain", 9),
  ]);
  expect([winners, ties]).toEqual([[], []]);
  expect(votesOf(totals)).toEqual({ for: "3", against: "3", abstain: "9" });
});

test("options level for the last seats are drawn one by one, those ahead of them are not", () => {
  const { winners, ties } = tally(question("plurality", [..."ABCDE"], 3), [
    one("E", 5),
    one("B", 2),
    one("C", 2),
    one("D", 2),
    one("A"),
  ]);
  expect(winners[0]).toBe("E");
  expect(ties.map(({ at }) => at)).toEqual(["seat 2", "seat 3"]);
  expect(ties[0]!.among).toEqual(["B", "C", "D"]);
  expect(ties[1]!.among).toEqual(["B", "C", "D"].filter((option) => option !== winners[1]));
  expect(ties.map(({ decidedFor }) => decidedFor)).toEqual(winners.slice(1));
});

/** What each option gets, added up in the plainest way. */
function plainTotals(ballots: readonly CountedBallot[]): Record<string, number> {
  const totals: Record<string, number> = {};
  const add = (option: string, votes: number) => {
    totals[option] = (totals[option] ?? 0) + votes;
  };
  for (const { choice, weight } of ballots) {
    if (choice.kind === "one") add(choice.option, weight);
    if (choice.kind === "several") for (const option of choice.options) add(option, weight);
    if (choice.kind === "points") {
      for (const [option, count] of Object.entries(choice.points)) add(option, count * weight);
    }
  }
  return totals;
}

describe.each(TOTALS_METHODS)("%s", (method) => {
  test("counts from totals as from the ballots", () => {
    fc.assert(
      fc.property(elections(method), ({ question, ballots }) => {
        expect(countFrom(question, plainTotals(ballots))).toEqual(tally(question, ballots));
      }),
      { seed: 2102, numRuns: 300 },
    );
  });
});

const ELECTING = ["plurality", "approval", "weighted", "quadratic"] as const;

test.each(ELECTING)("%s elects whom nobody outdoes, in the order of their votes", (method) => {
  fc.assert(
    fc.property(elections(method), ({ question, ballots }) => {
      fc.pre(ballots.length > 0);
      const totals = plainTotals(ballots);
      const { winners } = tally(question, ballots);
      const taken = winners.map((option) => totals[option] ?? 0);
      expect(taken).toEqual(taken.toSorted((a, b) => b - a));
      const others = question.options.filter((option) => !winners.includes(option));
      for (const option of others) expect(totals[option] ?? 0).toBeLessThanOrEqual(taken.at(-1)!);
    }),
    { seed: 2102, numRuns: 300 },
  );
});

const pointFor = (option: string) => points({ [option]: 1 });
const BALLOT_FOR = { plurality: one, approval: several, weighted: pointFor, quadratic: pointFor } as const;

test.each(ELECTING)("%s never turns a winner down for another ballot in its favour", (method) => {
  fc.assert(
    fc.property(elections(method), fc.nat(), ({ question, ballots }, index) => {
      fc.pre(ballots.length > 0);
      const { winners, ties } = tally(question, ballots);
      fc.pre(ties.length === 0);
      const winner = winners[index % winners.length]!;
      const after = tally(question, [...ballots, BALLOT_FOR[method](winner)]);
      expect(after.winners).toContain(winner);
    }),
    { seed: 2102, numRuns: 300 },
  );
});

describe.each(LINEAR_METHODS)("%s", (method) => {
  test("counts the published unit ballots as the ballots that were cast", () => {
    const powers = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(elections(method), powers, ({ question, ballots }, powers) => {
        const cast = ballots.map(({ choice }, i) => ({
          choice,
          weight: method === "weighted" ? 1 : powers[i]!,
        }));
        const published = ballots.flatMap(({ choice }, i) => unitBallots(method, choice, powers[i]!));
        const units = published.map((choice: Choice) => ({ choice, weight: 1 }));
        expect(tally(question, units)).toEqual(tally(question, cast));
        expect(published.every(({ kind }) => kind !== "points")).toBe(true);
      }),
      { seed: 2102, numRuns: 300 },
    );
  });
});
