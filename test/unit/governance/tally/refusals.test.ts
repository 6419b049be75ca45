import { describe, expect, test } from "vitest";
import type { CountedBallot, Question } from "../../../../functions/src/governance/polls/tally/schema.ts";
import { countFrom, tally } from "../../../../functions/src/governance/polls/tally/tally.ts";
import { one, points, question, ranked } from "./elections.ts";

const sound = question("plurality", ["ada", "bo"]);

describe("a question that cannot be counted is refused", () => {
  test.each<[string, Question, string]>([
    [
      "ranked choice for two seats",
      question("rankedChoice", ["ada", "bo"], 2),
      "seats must be 1 for rankedChoice",
    ],
    [
      "a yes or no for two seats",
      question("yesNoAbstain", ["for", "against", "abstain"], 2),
      "seats must be 1 for yesNoAbstain",
    ],
    [
      "a yes or no with other answers",
      question("yesNoAbstain", ["for", "against", "perhaps"]),
      "options must be for, against and abstain",
    ],
    ["an option twice", question("plurality", ["ada", "ada"]), "options must name each option once"],
    ["no option", question("plurality", []), "options"],
    ["no seat", question("plurality", ["ada"], 0), "seats"],
    ["21 seats", question("plurality", ["ada"], 21), "seats"],
    [
      "21 options",
      question(
        "plurality",
        Array.from({ length: 21 }, (_, i) => `c${i}`),
      ),
      "options",
    ],
    ["a secret that could be guessed", { ...sound, tieSecret: "short" }, "tieSecret"],
  ])("%s", (_what, given, sentence) => {
    for (const count of [() => tally(given, []), () => countFrom(given, {})]) {
      expect(count).toThrow(expect.objectContaining({ reason: "INVALID_INPUT" }));
      expect(count).toThrow(sentence);
    }
  });
});

describe("a ballot that cannot be counted stops the count", () => {
  test.each<[string, Question, CountedBallot[], string]>([
    ["another option", sound, [one("ada"), one("cy")], "Ballot 2: cy is not an option here"],
    ["another kind", sound, ranked("1 ab"), "Ballot 1: plurality takes a choice of kind one"],
    ["no weight", sound, [one("ada"), one("bo", 0)], "Ballot 2: weight"],
    ["a part of a weight", sound, [one("ada", 1.5)], "Ballot 1: weight"],
    [
      "more points than anybody has",
      question("weighted", ["ada", "bo"]),
      [points({ ada: 9, bo: 2 })],
      "11 points",
    ],
  ])("%s", (_what, given, ballots, sentence) => {
    const count = () => tally(given, ballots);
    expect(count).toThrow(expect.objectContaining({ reason: "BALLOT_INVALID" }));
    expect(count).toThrow(sentence);
  });
});

test("totals are refused for a ranked method, an unknown option and what is no count", () => {
  expect(() => countFrom(question("schulze", ["ada"]), {})).toThrow("schulze cannot be counted from totals");
  expect(() => countFrom(sound, { cy: 1 })).toThrow("counts.cy is 1");
  for (const votes of [-1, 0.5, Number.NaN]) {
    expect(() => countFrom(sound, { ada: votes })).toThrow(`counts.ada is ${votes}`);
  }
});

test("an option left out of the totals has none", () => {
  expect(countFrom(sound, { bo: 2 })).toMatchObject({
    winners: ["bo"],
    totals: [
      { option: "ada", votes: "0" },
      { option: "bo", votes: "2" },
    ],
  });
});
