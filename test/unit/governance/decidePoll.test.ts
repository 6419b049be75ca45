import { describe, expect, test } from "vitest";
import { resultOf, uncontested } from "../../../functions/src/governance/polls/decidePoll.ts";
import type { Tally } from "../../../functions/src/governance/polls/tally/schema.ts";
import { poll } from "./polls.ts";

function counted(votes: Record<string, number>, winners: string[] = []): Tally {
  const totals = Object.entries(votes).map(([option, count]) => ({ option, votes: String(count) }));
  return { winners, totals, rounds: [], pairs: [], ties: [] };
}
const answer = (inFavour: number, against: number, abstain = 0) =>
  counted({ abstain, against, for: inFavour });

describe("a poll of yes or no", () => {
  test.each([
    ["51 of 100 carry it", answer(51, 49), 100, "passed"],
    ["50 of 100 do not", answer(50, 50), 100, "rejected"],
    ["abstentions count for the quorum and for no side", answer(1, 0, 2), 3, "passed"],
    ["two voters of great power are still two", answer(20, 0), 2, "noQuorum"],
    ["nobody came", answer(0, 0), 0, "noQuorum"],
  ])("%s", (_name, tally, voters, outcome) => {
    expect(resultOf(poll(), { voters, tally })).toEqual({ outcome, winners: [], voters, tally });
  });

  test("that asks two thirds is lost at three fifths", () => {
    const twoThirds = poll({ rule: { kind: "share", thresholdBasisPoints: 6_667 } });
    expect(resultOf(twoThirds, { voters: 10, tally: answer(6, 4) }).outcome).toBe("rejected");
    expect(resultOf(twoThirds, { voters: 10, tally: answer(7, 3) }).outcome).toBe("passed");
  });

  test("in a council of seven needs so many of all its members, however few come", () => {
    const council = poll({ electorate: "council", rule: { kind: "members", required: 4 }, quorumVoters: 4 });
    expect(resultOf(council, { voters: 4, tally: answer(4, 0) }).outcome).toBe("passed");
    expect(resultOf(council, { voters: 3, tally: answer(3, 0) }).outcome).toBe("rejected");
    expect(resultOf(council, { voters: 7, tally: answer(3, 4) }).outcome).toBe("rejected");
  });

  test("in a council is lost against more, however low its threshold", () => {
    const council = poll({ electorate: "council", rule: { kind: "members", required: 1 }, quorumVoters: 1 });
    expect(resultOf(council, { voters: 5, tally: answer(1, 4) }).outcome).toBe("rejected");
    expect(resultOf(council, { voters: 2, tally: answer(1, 1) }).outcome).toBe("rejected");
    expect(resultOf(council, { voters: 3, tally: answer(2, 1) }).outcome).toBe("passed");
  });
});

describe("an election", () => {
  const election = poll({ method: "plurality", rule: null, seats: 2, options: ["ann", "ben", "cy"] });
  const tally = counted({ ann: 3, ben: 2, cy: 1 }, ["ann", "ben"]);

  test("has the winners of its count", () => {
    const expected = { outcome: "elected", winners: ["ann", "ben"], voters: 3, tally };
    expect(resultOf(election, { voters: 3, tally })).toEqual(expected);
  });

  test.each([
    ["too few voted", 2, "noQuorum"],
    ["nobody voted", 0, "failed"],
  ])("names nobody where %s", (_name, voters, outcome) => {
    expect(resultOf(election, { voters, tally })).toMatchObject({ outcome, winners: [] });
  });

  test("with no more candidates than a council has seats needs no vote", () => {
    const council = { rule: null, seats: 5 };
    expect(uncontested(council, ["cy", "ann", "ben"])).toEqual({
      outcome: "uncontested",
      winners: ["ann", "ben", "cy"],
      voters: 0,
      tally: null,
    });
    expect(uncontested(council, ["a", "b", "c", "d", "e", "f"])).toBeNull();
    expect(uncontested(poll(), ["for", "against", "abstain"])).toBeNull();
  });

  test.each([
    ["nobody for one seat", 1, []],
    ["nobody for a council", 5, []],
    ["two for a council, who would be none", 5, ["ann", "ben"]],
  ])("with %s has failed", (_name, seats, options) => {
    expect(uncontested({ rule: null, seats }, options)).toMatchObject({ outcome: "failed", winners: [] });
  });

  test("with one candidate for one seat is voted on", () => {
    expect(uncontested({ rule: null, seats: 1 }, ["ann"])).toBeNull();
  });
});
