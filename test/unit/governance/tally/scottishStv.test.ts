import { expect, test } from "vitest";
import { tally } from "../../../../functions/src/governance/polls/tally/tally.ts";
import { election, question, ranked, roundVotes } from "./elections.ts";

test("Orkney's North Isles, 2012: elected at the stages that the council announced", () => {
  const { question, ballots } = election("orkneyNorthIsles2012", "scottishStv");
  const { winners, rounds, ties } = tally(question, ballots);
  expect(winners.toSorted()).toEqual(["Clackson", "Hagan", "Sinclair"]);
  expect(rounds.map(({ elected }) => elected)).toEqual([["Hagan", "Clackson"], [], [], ["Sinclair"]]);
  expect(ties).toEqual([]);
});

test("Lerwick South, 2017: the published votes of each stage, to the hundredth", () => {
  const { question, ballots } = election("lerwickSouth2017", "scottishStv");
  const { winners, rounds, ties } = tally(question, ballots);
  expect(winners).toEqual(["Smith", "Wishart", "Campbell", "Westlake"]);
  expect(roundVotes(rounds[0])).toEqual({
    Smith: "429.00000",
    Wishart: "394.00000",
    Campbell: "299.00000",
    Westlake: "190.00000",
    Valente: "180.00000",
  });
  const published = (stage: number) =>
    ["Westlake", "Valente"].map((option) => Number(roundVotes(rounds[stage - 1])[option]).toFixed(2));
  expect([published(2), published(3)]).toEqual([
    ["242.42", "220.61"],
    ["271.12", "268.35"],
  ]);
  expect(rounds.map(({ transferredFrom }) => transferredFrom)).toEqual([null, "Smith", "Wishart", null]);
  expect(rounds[3]).toMatchObject({ excluded: ["Valente"], elected: ["Westlake"] });
  expect(ties).toEqual([]);
});

test("a transfer value has five decimals, and the rest is ignored", () => {
  // Quota ⌊10 ÷ 3⌋ + 1 = 4; A's surplus of 3 moves 7 papers at ⌊3 × 1 ÷ 7⌋ = 0.42857, of which one names nobody else.
  const { rounds } = tally(question("scottishStv", [..."ABC"], 2), ranked("4 AB 2 AC 1 A 1 B 2 C"));
  expect(rounds[0]).toMatchObject({ quota: "4.00000", elected: ["A"] });
  expect(roundVotes(rounds[1])).toEqual({ A: "4.00000", B: "2.71428", C: "2.85714" });
  expect(rounds[1]).toMatchObject({ transferredFrom: "A", exhausted: "0.42857", lost: "0.00001" });
});

test("papers move on at the value at which they came", () => {
  // Quota 5. A hands 3 on to B, 8 papers at 0.375. B then has 6 and hands 1 on: the papers from A at 1 × 0.375 ÷ 6 =
  // 0.0625 each, its own at ⌊1 ÷ 6⌋ = 0.16666.
  const { rounds } = tally(question("scottishStv", [..."ABCD"], 3), ranked("8 ABC 2 BC 1 BD 4 C 4 D"));
  expect(rounds.map(({ transferredFrom }) => transferredFrom)).toEqual([null, "A", "B", null]);
  expect(roundVotes(rounds[1])).toEqual({ A: "5.00000", B: "6.00000", C: "4.00000", D: "4.00000" });
  expect(roundVotes(rounds[2])).toEqual({ A: "5.00000", B: "5.00000", C: "4.83332", D: "4.16666" });
  expect(rounds[2]!.lost).toBe("0.00002");
});

test("the larger surplus moves first, and all surpluses before anybody is excluded", () => {
  const { rounds } = tally(question("scottishStv", [..."ABCDE"], 3), ranked("9 AC 7 BD 3 C 3 D 1 E"));
  expect(rounds.map(({ transferredFrom }) => transferredFrom).slice(0, 3)).toEqual([null, "A", "B"]);
});

test("of equal surpluses the one that was larger at the latest stage that differs moves first", () => {
  // Quota 10. A has 9 and B 8; E leaves, and both have 11.
  const papers = "9 AC 8 BD 2 EAC 3 EBD 7 C 7 D";
  const { rounds, ties } = tally(question("scottishStv", [..."ABCDE"], 3), ranked(papers));
  expect(rounds.map(({ transferredFrom }) => transferredFrom).slice(0, 4)).toEqual([null, "E", "A", "B"]);
  expect(rounds[1]!.elected).toEqual(["A", "B"]);
  expect(ties.map(({ among }) => among)).not.toContainEqual(["A", "B"]);
});

test("of those level at the bottom the one with fewer votes at the latest stage that differs is excluded", () => {
  const { rounds, ties } = tally(question("scottishStv", [..."ABCD"]), ranked("6 A 4 BA 3 CA 1 DC"));
  expect(roundVotes(rounds[1])).toMatchObject({ B: "4.00000", C: "4.00000" });
  expect(rounds[2]!.excluded).toEqual(["C"]);
  expect(ties).toEqual([]);
});

test("of those level at every stage the lot says whose surplus moves first and who is excluded", () => {
  const { rounds, ties } = tally(
    question("scottishStv", [..."ABCDEF"], 3),
    ranked("8 AC 8 BD 2 C 2 D 2 E 2 F"),
  );
  const drawn = (at: string) => ties.find((tie) => tie.at === at);
  expect(drawn("round 2, surplus")!.among).toEqual(["A", "B"]);
  expect(rounds[1]!.transferredFrom).toBe(drawn("round 2, surplus")!.decidedFor);
  expect(drawn("round 4, exclusion")!.among).toEqual(["E", "F"]);
  expect(rounds[3]!.excluded).toEqual([drawn("round 4, exclusion")!.decidedFor]);
});

test("when as many are left as seats they are elected, and nothing more is transferred", () => {
  const { rounds, winners } = tally(question("scottishStv", [..."ABC"], 2), ranked("3 A 2 B 1 CB"));
  expect(winners).toEqual(["A", "B"]);
  expect(rounds).toHaveLength(2);
  expect(roundVotes(rounds[1])).toEqual(roundVotes(rounds[0]));
  expect(rounds[1]).toMatchObject({ excluded: ["C"], transferredFrom: null, elected: ["B"] });
});
