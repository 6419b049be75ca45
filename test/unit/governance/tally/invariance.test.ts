import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { METHODS, type Tally, tallySchema } from "../../../../functions/src/governance/polls/tally/schema.ts";
import { tally } from "../../../../functions/src/governance/polls/tally/tally.ts";
import { canonical, elections, renamed, secretOf, shuffled } from "./elections.ts";

const runs = { seed: 2102, numRuns: 300 };
/** As long as no lot was drawn, everything; from then on the lot speaks, so only who stood level first. */
const beforeLots = ({ ties }: Tally) => ties.slice(0, 1).map(({ among, at }) => ({ among, at }));

const electing = METHODS.filter((method) => method !== "yesNoAbstain");
const fillingSeats = electing.filter((method) => method !== "rankedChoice");

describe.each(METHODS)("%s", (method) => {
  test("does not see the order of options or ballots", () => {
    const pairs = elections(method).chain((given) => fc.tuple(fc.constant(given), shuffled(given)));
    fc.assert(
      fc.property(pairs, ([given, other]) => {
        expect(tally(other.question, other.ballots)).toEqual(tally(given.question, given.ballots));
      }),
      runs,
    );
  });

  test("does not see the secret, but in its lots", () => {
    fc.assert(
      fc.property(elections(method), fc.nat(1000), ({ question, ballots }, number) => {
        const one = tally(question, ballots);
        const other = tally({ ...question, tieSecret: secretOf(number) }, ballots);
        expect(beforeLots(other)).toEqual(beforeLots(one));
        if (one.ties.length === 0) expect(other).toEqual(one);
      }),
      runs,
    );
  });

  test("counts a ballot of weight a + b as one of a and one of b", () => {
    const parts = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(elections(method), parts, ({ question, ballots }, [a, b]) => {
        const whole = ballots.map(({ choice }) => ({ choice, weight: a + b }));
        const split = ballots.flatMap(({ choice }) => [
          { choice, weight: a },
          { choice, weight: b },
        ]);
        expect(tally(question, split)).toEqual(tally(question, whole));
      }),
      runs,
    );
  });

  test("elects nobody without ballots, and draws no lot", () => {
    fc.assert(
      fc.property(elections(method), ({ question }) => {
        const { winners, totals, ties } = tally(question, []);
        expect([winners, ties]).toEqual([[], []]);
        expect(totals.map(({ votes }) => votes)).toEqual(question.options.map(() => "0"));
      }),
      runs,
    );
  });

  test("writes a count that its schema takes", () => {
    fc.assert(
      fc.property(elections(method), ({ question, ballots }) => {
        const counted = tally(question, ballots);
        expect(tallySchema.parse(counted)).toEqual(counted);
      }),
      runs,
    );
  });
});

// The three answers of a vote on a question cannot be renamed, and none of them is elected.
describe.each(electing)("%s", (method) => {
  test("does not see names, but in its lots", () => {
    const names = { A: "q", B: "Zed", C: "c", D: "A", E: "b-1", F: "E" };
    fc.assert(
      fc.property(elections(method), (given) => {
        const expected = canonical(renamed(tally(given.question, given.ballots), names));
        const { question, ballots } = renamed(given, names);
        const after = tally(question, ballots);
        expect(beforeLots(after)).toEqual(beforeLots(expected));
        if (after.ties.length === 0) expect(after).toEqual(expected);
      }),
      runs,
    );
  });

  test("fills every seat it can, with different options", () => {
    fc.assert(
      fc.property(elections(method), ({ question, ballots }) => {
        fc.pre(ballots.length > 0);
        const { winners } = tally(question, ballots);
        expect(new Set(winners).size).toBe(question.seats);
        expect(winners).toHaveLength(question.seats);
      }),
      runs,
    );
  });
});

test.each(fillingSeats)("%s elects all options where they are fewer than the seats", (method) => {
  fc.assert(
    fc.property(elections(method, { maxOptions: 3, seats: 5 }), ({ question, ballots }) => {
      fc.pre(ballots.length > 0);
      expect(tally(question, ballots).winners.toSorted()).toEqual(question.options.toSorted());
    }),
    runs,
  );
});
