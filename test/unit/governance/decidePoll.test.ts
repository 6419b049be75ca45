import { describe, expect, test } from "vitest";
import { failedUnvoted, resultOf } from "../../../functions/src/governance/polls/decidePoll.ts";
import type { Tally } from "../../../functions/src/governance/polls/tally/schema.ts";
import { poll } from "./polls.ts";

function counted(votes: Record<string, number>, winners: string[] = []): Tally {
  const totals = Object.entries(votes).map(([option, count]) => ({ option, votes: String(count) }));
  return { winners, totals, rounds: [], pairs: [], ties: [] };
}
const answer = (votesFor: number, against: number, abstain = 0) =>
  counted({ abstain, against, for: votesFor });

describe("a poll of yes or no", () => {
  test.each([
    ["51 of 100 carry it", answer(51, 49), 100, "passed"],
    ["50 of 100 do not", answer(50, 50), 100, "rejected"],
    ["abstentions count for the quorum and for no side", answer(1, 0, 2), 3, "passed"],
    ["two voters of great power are still two", answer(20, 0), 2, "noQuorum"],
    ["nobody came", answer(0, 0), 0, "noQuorum"],
  ])("%s", (_name, tally, voters, outcome) => {
    expect(resultOf(poll(), { voters, votes: 0, tally })).toEqual({ outcome, winners: [], voters, tally });
  });

  test("that asks two thirds is lost at three fifths", () => {
    const twoThirds = poll({ rule: { kind: "share", thresholdBasisPoints: 6_667 } });
    expect(resultOf(twoThirds, { voters: 10, votes: 0, tally: answer(6, 4) }).outcome).toBe("rejected");
    expect(resultOf(twoThirds, { voters: 10, votes: 0, tally: answer(7, 3) }).outcome).toBe("passed");
  });

  test("in a council of seven needs so many of all its members, however few come", () => {
    const council = poll({ electorate: "council", rule: { kind: "members", required: 4 }, quorumVoters: 4 });
    expect(resultOf(council, { voters: 4, votes: 0, tally: answer(4, 0) }).outcome).toBe("passed");
    expect(resultOf(council, { voters: 3, votes: 0, tally: answer(3, 0) }).outcome).toBe("rejected");
    expect(resultOf(council, { voters: 7, votes: 0, tally: answer(3, 4) }).outcome).toBe("rejected");
  });

  test("in a council is lost against more, however low its threshold", () => {
    const council = poll({ electorate: "council", rule: { kind: "members", required: 1 }, quorumVoters: 1 });
    expect(resultOf(council, { voters: 5, votes: 0, tally: answer(1, 4) }).outcome).toBe("rejected");
    expect(resultOf(council, { voters: 2, votes: 0, tally: answer(1, 1) }).outcome).toBe("rejected");
    expect(resultOf(council, { voters: 3, votes: 0, tally: answer(2, 1) }).outcome).toBe("passed");
  });
});

describe("an election", () => {
  const election = poll({ method: "plurality", rule: null, seats: 2, options: ["ann", "ben", "cy"] });
  const tally = counted({ ann: 3, ben: 2, cy: 1 }, ["ann", "ben"]);

  test("has the winners of its count", () => {
    const expected = { outcome: "elected", winners: ["ann", "ben"], voters: 3, tally };
    expect(resultOf(election, { voters: 3, votes: 0, tally })).toEqual(expected);
  });

  test.each([
    ["too few voted", 2, "noQuorum"],
    ["nobody voted", 0, "failed"],
  ])("names nobody where %s", (_name, voters, outcome) => {
    expect(resultOf(election, { voters, votes: 0, tally })).toMatchObject({ outcome, winners: [] });
  });

  describe("with no more candidates than a council has seats", () => {
    const council = poll({ method: "approval", rule: null, seats: 5, options: ["ann", "ben", "cy", "none"] });
    const seated = (approvals: Record<string, number>, votes: number, voters = votes) => {
      const tally = counted(approvals, ["ann", "ben", "cy", "none"]);
      const { outcome, winners } = resultOf(council, { voters, votes, tally });
      return [outcome, ...winners];
    };

    test("elects whom more than half of all votes approve of", () => {
      expect(seated({ ann: 9, ben: 5, cy: 4, none: 1 }, 9)).toEqual(["elected", "ann", "ben"]);
      expect(seated({ ann: 5, ben: 5, cy: 5, none: 5 }, 10)).toEqual(["rejected"]);
    });

    test("elects nobody where most name none, too few come, or nobody does", () => {
      expect(seated({ ann: 2, ben: 2, cy: 2, none: 3 }, 5)).toEqual(["rejected"]);
      expect(seated({ ann: 2, ben: 2, cy: 2, none: 0 }, 2)).toEqual(["noQuorum"]);
      expect(seated({ ann: 0, ben: 0, cy: 0, none: 0 }, 0)).toEqual(["failed"]);
    });

    test("counts votes where powers count, and voters for the quorum", () => {
      expect(seated({ ann: 10, ben: 3, cy: 0, none: 0 }, 13, 3)).toEqual(["elected", "ann"]);
      expect(seated({ ann: 20, ben: 20, cy: 20, none: 0 }, 20, 2)).toEqual(["noQuorum"]);
    });

    test("has something to vote on", () => {
      expect(failedUnvoted(council, ["ann", "ben", "cy", "none"])).toBeNull();
      expect(failedUnvoted(council, ["a", "b", "c", "d", "e", "f"])).toBeNull();
      expect(failedUnvoted(poll(), ["for", "against", "abstain"])).toBeNull();
    });
  });

  test.each([
    ["nobody for one seat", 1, []],
    ["nobody for a council", 5, []],
    ["two for a council, who would be none", 5, ["ann", "ben"]],
  ])("with %s has failed", (_name, seats, options) => {
    expect(failedUnvoted({ rule: null, seats }, options)).toMatchObject({ outcome: "failed", winners: [] });
  });

  test("with one candidate for one seat is voted on", () => {
    expect(failedUnvoted({ rule: null, seats: 1 }, ["ann"])).toBeNull();
  });
});
