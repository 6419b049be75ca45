import fc from "fast-check";
import { expect, test } from "vitest";
import type { CountedBallot, Tally } from "../../../../functions/src/governance/polls/tally/schema.ts";
import { tally } from "../../../../functions/src/governance/polls/tally/tally.ts";
import { election, elections, question, ranked, votesOf } from "./elections.ts";

const runs = { seed: 2102, numRuns: 500 };

/** A table of pairs, row by row, as papers print it. */
function table({ pairs }: Tally, of: "votes" | "strongestPath", options: string) {
  return [...options].map((row) =>
    [...options]
      .filter((column) => column !== row)
      .map((column) => Number(pairs.find(({ option, over }) => option === row && over === column)![of])),
  );
}

test("Schulze's example of 45 voters: pairs, strongest paths and the order E, A, C, B, D", () => {
  // M. Schulze, "Schulze method examples", example 1; the worked example of Wikipedia's article "Schulze method".
  const ballots = ranked("5 ACBED 5 ADECB 8 BEDAC 3 CABED 7 CAEBD 2 CBADE 7 DCEBA 8 EBADC");
  const counted = tally(question("schulze", [..."ABCDE"], 5), ballots);
  expect(table(counted, "votes", "ABCDE")).toEqual([
    [20, 26, 30, 22],
    [25, 16, 33, 18],
    [19, 29, 17, 24],
    [15, 12, 28, 14],
    [23, 27, 21, 31],
  ]);
  expect(table(counted, "strongestPath", "ABCDE")).toEqual([
    [28, 28, 30, 24],
    [25, 28, 33, 24],
    [25, 29, 29, 24],
    [25, 28, 28, 24],
    [25, 28, 28, 31],
  ]);
  expect(counted.winners).toEqual([..."EACBD"]);
  expect(votesOf(counted.totals)).toEqual({ E: "4", A: "3", C: "2", B: "1", D: "0" });
  expect(counted.ties).toEqual([]);
});

test("Burlington 2009: Montroll beats everybody, with the published numbers between the three", () => {
  // Pairs: J. Laatu and W. D. Smith, as in the data file, from their table of the three leading candidates.
  const papers = "1332 MKW 767 MWK 455 M 2043 KMW 371 KWM 568 K 1513 WMK 495 WKM 1289 W";
  const counted = tally(question("schulze", [..."KMW"]), ranked(papers));
  expect(table(counted, "votes", "KMW")).toEqual([
    [3477, 4314],
    [4067, 4597],
    [4064, 3668],
  ]);
  const { question: full, ballots } = election("burlington2009", "schulze");
  expect([counted.winners, tally(full, ballots).winners]).toEqual([["M"], ["Montroll"]]);
});

test("Tennessee: Nashville is nearest for a majority against every other city", () => {
  const counted = tally(question("schulze", [..."MNCK"], 4), ranked("42 MNCK 26 NCKM 15 CKNM 17 KCNM"));
  expect(counted.winners).toEqual([..."NCKM"]);
});

test("a candidate who is ranked is preferred to one who is not, and of those left out nobody to another", () => {
  const { pairs } = tally(question("schulze", [..."ABC"]), ranked("2 A 1 BA"));
  const votes = Object.fromEntries(pairs.map(({ option, over, votes }) => [option + over, votes]));
  expect(votes).toEqual({ AB: "2", AC: "3", BA: "1", BC: "1", CA: "0", CB: "0" });
});

test("a cycle of equal strength leaves all level, and the lot decides", () => {
  const { ties, winners } = tally(question("schulze", [..."ABC"]), ranked("1 ABC 1 BCA 1 CAB"));
  expect(ties).toEqual([{ among: ["A", "B", "C"], decidedFor: winners[0], at: "seat 1" }]);
});

const prefers = ({ choice }: CountedBallot, a: string, b: string) => {
  if (choice.kind !== "ranking" || !choice.ranking.includes(a)) return false;
  return !choice.ranking.includes(b) || choice.ranking.indexOf(a) < choice.ranking.indexOf(b);
};

test("who beats every other option in a majority of papers is elected, without a lot", () => {
  fc.assert(
    fc.property(elections("schulze", { seats: 1 }), ({ question, ballots }) => {
      const over = (a: string, b: string) => ballots.filter((ballot) => prefers(ballot, a, b)).length;
      const beatsAll = question.options.find((a) =>
        question.options.every((b) => a === b || over(a, b) > over(b, a)),
      );
      fc.pre(beatsAll !== undefined && ballots.length > 0);
      expect(tally(question, ballots)).toMatchObject({ winners: [beatsAll], ties: [] });
    }),
    runs,
  );
});

test("a winner whom a paper ranks higher stays the winner", () => {
  fc.assert(
    fc.property(
      elections("schulze", { seats: 1 }),
      fc.nat(),
      fc.nat(),
      ({ question, ballots }, which, to) => {
        fc.pre(ballots.length > 0);
        const { winners, ties } = tally(question, ballots);
        fc.pre(ties.length === 0);
        const [winner] = winners;
        const raised = ballots.map((ballot, index) =>
          index === which % ballots.length ? raise(ballot, winner!, to) : ballot,
        );
        expect(tally(question, raised)).toMatchObject({ winners: [winner], ties: [] });
      },
    ),
    runs,
  );
});

/** The ballot with an option at an earlier place, or at the end of the ranking that left it out. */
function raise({ choice, weight }: CountedBallot, option: string, to: number): CountedBallot {
  if (choice.kind !== "ranking") throw new Error("a ranking is raised");
  const others = choice.ranking.filter((other) => other !== option);
  const now = choice.ranking.includes(option) ? choice.ranking.indexOf(option) : others.length;
  return { choice: { kind: "ranking", ranking: others.toSpliced(to % (now + 1), 0, option) }, weight };
}
