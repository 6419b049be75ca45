import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type {
  CountedBallot,
  Question,
  Round,
} from "../../../../functions/src/governance/polls/tally/schema.ts";
import { tally } from "../../../../functions/src/governance/polls/tally/tally.ts";
import { elections, question } from "./elections.ts";

const runs = { seed: 2102, numRuns: 500 };
const PLACES = { scottishStv: 5, meekStv: 9 } as const;

/** Votes as a whole number of the last decimal place. */
const units = (decimal: string) => BigInt(decimal.replace(".", ""));
const heldIn = ({ votes }: Round) => votes.reduce((sum, { votes }) => sum + units(votes), 0n);

describe.each(["scottishStv", "meekStv"] as const)("%s", (method) => {
  const vote = 10n ** BigInt(PLACES[method]);

  test("no vote appears or is lost: held, exhausted and cut off are all papers, in every round", () => {
    fc.assert(
      fc.property(elections(method), ({ question, ballots }) => {
        for (const round of tally(question, ballots).rounds) {
          const all = heldIn(round) + units(round.exhausted) + units(round.lost);
          expect(all).toBe(BigInt(ballots.length) * vote);
        }
      }),
      runs,
    );
  });

  test("cuts off less than one last place of each paper in each transfer", () => {
    fc.assert(
      fc.property(elections(method), ({ question, ballots }) => {
        const { rounds } = tally(question, ballots);
        rounds.forEach((round, index) => {
          expect(units(round.lost)).toBeLessThanOrEqual(BigInt(index * ballots.length));
        });
      }),
      runs,
    );
  });

  test("elects for one seat whom ranked choice elects", () => {
    fc.assert(
      fc.property(elections(method, { seats: 1 }), ({ question, ballots }) => {
        const stv = tally(question, ballots);
        const irv = tally({ ...question, method: "rankedChoice" }, ballots);
        fc.pre(stv.ties.length === 0 && irv.ties.length === 0);
        expect(stv.winners).toEqual(irv.winners);
      }),
      runs,
    );
  });

  test("gives a coalition that holds k quotas k of its candidates", () => {
    fc.assert(
      fc.property(coalitions, ({ options, seats, coalition, loyal, others }) => {
        const ballots = [...loyal, ...others];
        const quota = Math.floor(ballots.length / (seats + 1)) + 1;
        const due = Math.min(Math.floor(loyal.length / quota), coalition.length);
        const { winners } = tally(question(method, options, seats), ballots);
        expect(winners.filter((option) => coalition.includes(option)).length).toBeGreaterThanOrEqual(due);
      }),
      runs,
    );
  });

  test("elects nobody below the quota but those who are left for the last seats", () => {
    fc.assert(
      fc.property(elections(method), ({ question, ballots }) => {
        const { rounds, winners } = tally(question, ballots);
        for (const round of rounds.slice(0, -1)) {
          for (const option of round.elected)
            expect(votesFor(round, option)).toBeGreaterThanOrEqual(quotaOf(round));
        }
        const standing = question.options.filter(
          (option) => !rounds.some(({ excluded }) => excluded.includes(option)),
        );
        const last = rounds.at(-1)?.elected ?? [];
        const short = last.filter((option) => votesFor(rounds.at(-1)!, option) < quotaOf(rounds.at(-1)!));
        if (short.length > 0) expect(standing.toSorted()).toEqual(winners.toSorted());
      }),
      runs,
    );
  });
});

const quotaOf = ({ quota }: Round) => units(quota!);
const votesFor = ({ votes }: Round, option: string) =>
  units(votes.find((held) => held.option === option)!.votes);

/** Some papers rank a set of options, in any order, above all others; the rest rank anything. */
const coalitions = fc.integer({ min: 2, max: 7 }).chain((count) => {
  const options = [..."ABCDEFG"].slice(0, count);
  const any = (min: number): fc.Arbitrary<CountedBallot> =>
    fc
      .shuffledSubarray(options, { minLength: min })
      .map((ranking) => ({ choice: { kind: "ranking", ranking }, weight: 1 }));
  return fc.integer({ min: 1, max: count - 1 }).chain((size) => {
    const coalition = options.slice(0, size);
    const first = (ballot: CountedBallot): CountedBallot => {
      const ranking = ballot.choice.kind === "ranking" ? ballot.choice.ranking : [];
      const inside = ranking.filter((option) => coalition.includes(option));
      const outside = ranking.filter((option) => !coalition.includes(option));
      return { choice: { kind: "ranking", ranking: [...inside, ...outside] }, weight: 1 };
    };
    return fc.record({
      options: fc.constant<Question["options"]>(options),
      coalition: fc.constant(coalition),
      seats: fc.integer({ min: 1, max: count }),
      loyal: fc.array(any(count).map(first), { minLength: 3, maxLength: 30 }),
      others: fc.array(any(1), { maxLength: 30 }),
    });
  });
});
