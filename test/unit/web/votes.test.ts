import { describe, expect, test } from "vitest";
import { contentHash } from "../../../functions/src/governance/laws/proposal.ts";
import { checkedChoice, kindOf } from "../../../functions/src/governance/polls/tally/choice.ts";
import { METHODS } from "../../../functions/src/governance/polls/tally/schema.ts";
import { clausesHash } from "../../../functions/src/governance/treaties/treaty.ts";
import { digest } from "../../../functions/src/platform/random.ts";
import {
  emptyChoice,
  given,
  linesOf,
  quadraticCost,
  ranked,
  spending,
  toggled,
  unranked,
} from "../../../web/src/votes/choices.ts";
import { fieldsOf, fieldWords, percent, unitOf } from "../../../web/src/votes/fields.ts";
import { contentFinding } from "../../../web/src/votes/votedOn.ts";

describe("a ballot in its form", () => {
  test("begins empty, and the server refuses it so", () => {
    for (const method of METHODS) {
      const choice = emptyChoice(kindOf(method));
      const judge = () => checkedChoice(method, choice!, { options: ["a", "b"], votingPower: 1 });
      if (choice !== null) expect(judge).toThrow(expect.objectContaining({ reason: "BALLOT_INVALID" }));
    }
  });

  test("approves of several, or of nobody", () => {
    const none = { kind: "several", options: ["none"] } as const;
    const one = toggled({ kind: "several", options: ["none"] }, "a");
    expect(one.options).toEqual(["a"]);
    expect(toggled(one, "b").options).toEqual(["a", "b"]);
    expect(toggled(toggled(one, "b"), "a").options).toEqual(["b"]);
    expect(toggled(one, "none")).toEqual(none);
  });

  test("spends points, and their squares on a quadratic ballot", () => {
    const points = given(given({ kind: "points", points: {} }, "a", 3), "b", 4);
    expect(spending(points, false, 8)).toEqual({ spent: 7, budget: 8 });
    expect(spending(points, true, 1)).toEqual({ spent: 25, budget: 100 });
    expect(quadraticCost(10)).toBe(100);
    expect(given(points, "a", 0).points).toEqual({ b: 4 });
  });

  test("ranks, moves and takes out", () => {
    const ranking = ranked(ranked({ kind: "ranking", ranking: [] }, "a", 0), "b", 1);
    expect(ranking.ranking).toEqual(["a", "b"]);
    expect(ranked(ranking, "b", 0).ranking).toEqual(["b", "a"]);
    expect(ranked(ranking, "a", 1).ranking).toEqual(["b", "a"]);
    expect(unranked(ranking, "a").ranking).toEqual(["b"]);
  });

  test("is read line by line", () => {
    const say = (name: string, points: number) => `${name}: ${points}`;
    const upper = (option: string) => option.toUpperCase();
    expect(linesOf({ kind: "ranking", ranking: ["b", "a"] }, upper, say)).toEqual(["B", "A"]);
    expect(linesOf({ kind: "points", points: { a: 2 } }, upper, say)).toEqual(["A: 2"]);
  });
});

test("a law's fields in words", () => {
  expect(fieldsOf({ economy: { tradeTaxBasisPoints: 800 }, gameplay: undefined })).toEqual([
    ["economy.tradeTaxBasisPoints", 800],
  ]);
  expect(fieldWords("economy.tradeTaxBasisPoints")).toBe("trade tax");
  expect(fieldWords("economy.startingCredits")).toBe("starting credits");
  expect(fieldWords("culture.languagePack")).toBe("language pack");
  expect(fieldWords("free_movement")).toBe("free movement");
  expect(unitOf("economy.tradeTaxBasisPoints")).toBe("BasisPoints");
  expect(unitOf("type")).toBeNull();
  expect(percent(825)).toBe("8.25 %");
});

describe("what was voted on", () => {
  const content = { kind: "referendum", question: "Shall we have a library?" } as const;
  const poll = { contentHash: contentHash({ content, votedHash: null }) };
  const proposal = (stored: unknown) => ({ kind: "proposal", content: stored, votedHash: null }) as const;

  test("is known again, letter by letter", () => {
    expect(contentFinding(poll, proposal(content))).toBe("kept");
    const other = { ...content, question: "Shall we have a prison?" };
    expect(contentFinding(poll, proposal(other))).toBe("changed");
    const clauses = { terms: { type: "non_aggression" }, termDays: null, noticeDays: 7 } as const;
    const treaty = { contentHash: clausesHash(clauses) };
    expect(contentFinding(treaty, { kind: "treaty", clauses: [clauses] })).toBe("kept");
    const lone = { contentHash: digest("ada") };
    expect(contentFinding(lone, { kind: "election", loneCandidateUid: "ada" })).toBe("kept");
    expect(contentFinding(lone, { kind: "election", loneCandidateUid: "bo" })).toBe("changed");
  });

  test("is not judged where it cannot be", () => {
    expect(contentFinding({ contentHash: null }, null)).toBe("nothing");
    expect(contentFinding(poll, null)).toBe("unreadable");
    expect(contentFinding(poll, proposal({ kind: "of tomorrow" }))).toBe("unreadable");
    expect(contentFinding(poll, { kind: "treaty", clauses: [] })).toBe("unreadable");
  });
});
