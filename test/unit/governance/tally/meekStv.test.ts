import { expect, test } from "vitest";
import type { Tally } from "../../../../functions/src/governance/polls/tally/schema.ts";
import { tally } from "../../../../functions/src/governance/polls/tally/tally.ts";
import { election, question, ranked, roundVotes } from "./elections.ts";

const keepOf = (round: { keepFactors: readonly { option: string; factor: string }[] } | undefined) =>
  Object.fromEntries(round!.keepFactors.map(({ option, factor }) => [option, factor]));

test("the rule's rounding, by hand: four papers of two options and two of a third, two seats", () => {
  // Ballots "42" of the test suite of Droop (J. Lundell, 2010). Quota ⌊6 ÷ 3⌋ + 10⁻⁹. A holds 4: it keeps, rounded up,
  // 1 × 2.000000001 ÷ 4 = 0.500000001 of each paper, that is 2.000000004, and B gets the 1.999999996 it leaves.
  const { winners, rounds, ties } = tally(question("meekStv", [..."ABC"], 2), ranked("4 AB 2 C"));
  expect(rounds[0]).toMatchObject({ quota: "2.000000001", elected: ["A"] });
  expect(roundVotes(rounds[1])).toEqual({ A: "2.000000004", B: "1.999999996", C: "2.000000000" });
  expect(keepOf(rounds[1])).toEqual({ A: "0.500000001", B: "1.000000000", C: "1.000000000" });
  expect(rounds[2]).toMatchObject({ excluded: ["B"], elected: ["C"], exhausted: "1.999999996" });
  expect([winners, ties]).toEqual([["A", "C"], []]);
});

test("Lerwick South, 2017: votes and keep factors of the independent reference implementation", () => {
  // Droop (J. Lundell, 2010), rule "meek-prf", over the same ballots. Elects Valente, where the official count by the
  // Scottish rules elects Westlake: here the votes that run out lower the quota.
  const { question, ballots } = election("lerwickSouth2017", "meekStv");
  const { winners, rounds, ties } = tally(question, ballots);
  expect(winners).toEqual(["Smith", "Wishart", "Campbell", "Valente"]);
  expect(rounds.map(({ quota }) => quota)).toEqual(["298.400000001", "286.999262049"]);
  expect(roundVotes(rounds[1])).toEqual({
    Campbell: "287.233009863",
    Smith: "287.179496759",
    Valente: "287.355185089",
    Westlake: "286.016134993",
    Wishart: "287.212483538",
  });
  expect(keepOf(rounds[1])).toMatchObject({
    Campbell: "0.673282114",
    Smith: "0.570268071",
    Wishart: "0.594180907",
  });
  expect(rounds[1]!.exhausted).toBe("57.003689758");
  expect(ties).toEqual([]);
});

test("elects whom the Gregory method passes over", () => {
  // D. R. MacIver, "A small STV election for Meek's method", drmaciver.com, November 2016.
  const ballots = ranked("1 DABC 2 ABCD 3 DACB");
  const elected = (method: "meekStv" | "scottishStv") =>
    tally(question(method, [..."ABCD"], 3), ballots).winners.toSorted();
  expect(elected("meekStv")).toEqual(["A", "B", "D"]);
  expect(elected("scottishStv")).toEqual(["A", "C", "D"]);
});

test("options closer together than the surplus still to distribute are level", () => {
  // B. A. Wichmann, "The computational accuracy using the Meek algorithm", Voting matters 12 (2000): X, Y and Z differ by
  // ten-millionths of a vote, less than what the rule leaves undistributed.
  const papers = "333 AX 333 AY 333 AZ 333 BX 333 BY 333 BZ 667 X 667 Y 667 Z 1 ABX 1 ABY 2 BAX";
  const { rounds, ties } = tally(question("meekStv", [..."ABXYZ"], 3), ranked(papers));
  expect(rounds[0]).toMatchObject({ quota: "1000.750000001", elected: expect.toSatisfy(bothOf("A", "B")) });
  expect(roundVotes(rounds[1])).toEqual({
    A: "1000.750000126",
    B: "1000.750000126",
    X: "667.166666686",
    Y: "667.166666562",
    Z: "667.166666500",
  });
  const exclusion = ties.find(({ at }) => at === "round 3, exclusion");
  expect(exclusion?.among).toEqual(["X", "Y", "Z"]);
  expect(rounds[2]!.excluded).toEqual([exclusion?.decidedFor]);
});

const bothOf = (...options: string[]) => {
  return (elected: readonly string[]) => elected.toSorted().join() === options.join();
};

test("an excluded option counts as if it had never stood", () => {
  // D's two papers go to A, elected before, whose keep factor falls from 0.72 to 0.54: all papers that name A share in it.
  const papers = "6 AB 1 B 4 C 2 DAB";
  const { rounds } = tally(question("meekStv", [..."ABCD"], 2), ranked(papers));
  const without = tally(question("meekStv", [..."ABC"], 2), ranked(papers.replace("DAB", "AB")));
  const last = ({ rounds }: Pick<Tally, "rounds">) =>
    [..."ABC"].map((option) => Number(roundVotes(rounds.at(-1))[option]).toFixed(6));
  expect(rounds.at(-1)).toMatchObject({ excluded: ["D"], elected: ["B"] });
  expect(last({ rounds })).toEqual(["4.333333", "4.666667", "4.000000"]);
  expect(last({ rounds })).toEqual(last(without));
});

test("ends where the quota falls all the time because every surplus runs out", () => {
  const options = [..."ABCDEFGHIJKLMNOPQRST"];
  const papers = options.map((option, index) => `${index < 17 ? 1_000_000 : index - 16} ${option}`);
  const { winners } = tally(question("meekStv", options, 18), ranked(papers.join(" ")));
  expect(winners.toSorted()).toEqual([...options.slice(0, 17), "T"]);
});
