import fc from "fast-check";
import { expect, test } from "vitest";
import { tally } from "../../../../functions/src/governance/polls/tally/tally.ts";
import { election, elections, question, ranked, roundVotes } from "./elections.ts";

const runs = { seed: 2102, numRuns: 500 };

test("Burlington 2009: Kiss is elected, with the published votes of every round", () => {
  const { question, ballots } = election("burlington2009", "rankedChoice");
  const { winners, rounds, ties } = tally(question, ballots);
  expect(winners).toEqual(["Kiss"]);
  expect(ties).toEqual([]);
  expect(rounds.map(({ excluded }) => excluded)).toEqual([
    [],
    ["Simpson"],
    ["Write-in"],
    ["Smith"],
    ["Montroll"],
  ]);
  const first = { Wright: "2951", Kiss: "2585", Montroll: "2063", Smith: "1306", Simpson: "35" };
  expect(roundVotes(rounds[0])).toEqual({ ...first, "Write-in": "36" });
  // The city excluded Smith, Simpson and the write-ins at once: its round 2 is round 4 here, its round 3 round 5.
  expect(roundVotes(rounds[3])).toMatchObject({ Wright: "3294", Kiss: "2981", Montroll: "2554", Smith: "0" });
  expect(roundVotes(rounds[4])).toMatchObject({ Kiss: "4313", Wright: "4061", Montroll: "0" });
  // The city's pile has the four papers besides that count for nobody.
  expect(rounds.map(({ exhausted }) => Number(exhausted) + 4).filter((_, i) => i > 2)).toEqual([151, 606]);
});

test("Ireland 1990: Robinson passes Lenihan on Currie's transfers", () => {
  // Presidential election of 7 November 1990, counts 1 and 2: ElectionsIreland.org, "Presidential Election November 1990",
  // as in Wikipedia, "1990 Irish presidential election". What decided were the next choices on Currie's papers alone.
  const ballots = ranked("694484 L 612265 R 36789 CL 205565 CR 25548 C");
  const { winners, rounds } = tally(question("rankedChoice", [..."CLR"]), ballots);
  expect(winners).toEqual(["R"]);
  expect(rounds.map(roundVotes)).toEqual([
    { C: "267902", L: "694484", R: "612265" },
    { C: "0", L: "731273", R: "817830" },
  ]);
  expect(rounds.map(({ exhausted }) => exhausted)).toEqual(["0", "25548"]);
});

test("Tennessee: Chattanooga leaves, then Nashville, and Knoxville is elected", () => {
  // Wikipedia, "Instant-runoff voting", example "Tennessee capital election".
  const ballots = ranked("42 MNCK 26 NCKM 15 CKNM 17 KCNM");
  const { winners, rounds } = tally(question("rankedChoice", [..."MNCK"]), ballots);
  expect(winners).toEqual(["K"]);
  expect(rounds.map(roundVotes)).toEqual([
    { M: "42", N: "26", C: "15", K: "17" },
    { M: "42", N: "26", C: "0", K: "32" },
    { M: "42", N: "0", C: "0", K: "58" },
  ]);
});

test("of those level at the bottom the one with fewer votes in the latest earlier round that differs leaves", () => {
  // D leaves for C, which draws level with B: B had more before.
  const { rounds, ties } = tally(question("rankedChoice", [..."ABCD"]), ranked("6 A 4 BA 3 CA 1 DC"));
  expect(roundVotes(rounds[1])).toEqual({ A: "6", B: "4", C: "4", D: "0" });
  expect(rounds[2]!.excluded).toEqual(["C"]);
  expect(ties).toEqual([]);
});

test("of those level in every round the lot says who leaves", () => {
  const { rounds, ties } = tally(question("rankedChoice", [..."ABC"]), ranked("3 A 2 B 2 C"));
  expect(ties[0]).toMatchObject({ among: ["B", "C"], at: "round 2, exclusion" });
  expect(rounds[1]!.excluded).toEqual([ties[0]!.decidedFor]);
});

test("half of the votes elect nobody, and a majority of the papers that still count does", () => {
  const { rounds, winners } = tally(question("rankedChoice", [..."ABC"]), ranked("4 A 3 B 1 C"));
  expect(rounds.map(({ elected }) => elected)).toEqual([[], ["A"]]);
  expect(winners).toEqual(["A"]);
});

test("who is first on more than half of the papers is elected in the first round", () => {
  fc.assert(
    fc.property(elections("rankedChoice"), ({ question, ballots }) => {
      const papers = ballots.length;
      const majority = question.options.find(
        (option) =>
          2 *
            ballots.filter(({ choice }) => choice.kind === "ranking" && choice.ranking[0] === option).length >
          papers,
      );
      fc.pre(majority !== undefined);
      expect(tally(question, ballots)).toMatchObject({
        winners: [majority],
        rounds: [{ round: 1 }],
        ties: [],
      });
    }),
    runs,
  );
});

test("no vote appears or is lost: those held and those exhausted are all papers, in every round", () => {
  fc.assert(
    fc.property(elections("rankedChoice"), ({ question, ballots }) => {
      for (const { votes, exhausted, lost } of tally(question, ballots).rounds) {
        const held = votes.reduce((sum, { votes }) => sum + Number(votes), 0);
        expect([held + Number(exhausted), lost]).toEqual([ballots.length, "0"]);
      }
    }),
    runs,
  );
});
