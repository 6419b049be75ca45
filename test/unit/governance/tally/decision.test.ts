import fc from "fast-check";
import { expect, test } from "vitest";
import { decided } from "../../../../functions/src/governance/polls/tally/decision.ts";

const rule = { thresholdBasisPoints: 5_100, quorum: 3, electorate: 100, voters: 3 };
const counts = (votesFor: number, against: number, abstain = 0) => ({ for: votesFor, against, abstain });

test.each([
  ["exactly the threshold", counts(51, 49), {}, "passed", "carried"],
  ["a ten-thousandth below the threshold", counts(5_099, 4_901), {}, "rejected", "thresholdMissed"],
  ["more against", counts(2, 3), {}, "rejected", "noMajority"],
  [
    "as many for as against, whatever the threshold",
    counts(5, 5),
    { thresholdBasisPoints: 1_000 },
    "rejected",
    "noMajority",
  ],
  [
    "one more for than against, at a threshold below a half",
    counts(6, 5),
    { thresholdBasisPoints: 1_000 },
    "passed",
    "carried",
  ],
  ["two thirds wanted, and had", counts(2, 1), { thresholdBasisPoints: 6_666 }, "passed", "carried"],
  [
    "two thirds wanted and rounded up, and not had",
    counts(2, 1),
    { thresholdBasisPoints: 6_667 },
    "rejected",
    "thresholdMissed",
  ],
  [
    "one voter short of the quorum, whatever the power",
    counts(20, 0),
    { voters: 2 },
    "rejected",
    "quorumMissed",
  ],
  [
    "abstentions bring the quorum and count on neither side",
    counts(1, 0, 20),
    { voters: 3 },
    "passed",
    "carried",
  ],
  [
    "a quorum above the electorate means everybody",
    counts(2, 0),
    { quorum: 3, electorate: 2, voters: 2 },
    "passed",
    "carried",
  ],
  ["nobody could vote and nobody did", counts(0, 0), { electorate: 0, voters: 0 }, "rejected", "noMajority"],
  ["all abstain", counts(0, 0, 9), {}, "rejected", "noMajority"],
] as const)("%s", (_what, given, change, outcome, reason) => {
  expect(decided(given, { ...rule, ...change })).toEqual({ outcome, reason });
});

test("a vote more in favour never turns a passed proposal down", () => {
  const count = fc.nat({ max: 1_000_000 });
  fc.assert(
    fc.property(count, count, fc.integer({ min: 1_000, max: 9_000 }), (votesFor, against, threshold) => {
      const decide = (more: number) =>
        decided(counts(votesFor + more, against), { ...rule, thresholdBasisPoints: threshold });
      fc.pre(decide(0).outcome === "passed");
      expect(decide(1).outcome).toBe("passed");
    }),
    { seed: 2102 },
  );
});
