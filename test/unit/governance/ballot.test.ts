import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cast,
  MAX_REVISIONS,
  receiptsOf,
  tieSecretOf,
} from "../../../functions/src/governance/polls/ballot.ts";
import { Publication } from "../../../functions/src/governance/polls/publication.ts";
import { recounted } from "../../../functions/src/governance/polls/recount.ts";
import type { Choice, Method } from "../../../functions/src/governance/polls/tally/schema.ts";
import { tally } from "../../../functions/src/governance/polls/tally/tally.ts";
import { at, OPENS, poll } from "./polls.ts";

const KEY = "a key of the tests";
const vote = { regionId: "lyra", pollId: "poll", uid: "vera", revision: 1, units: 2 };
const yes: Choice = { kind: "one", option: "for" };
const no: Choice = { kind: "one", option: "against" };

describe("a ballot", () => {
  test("that is changed keeps when it was first cast", () => {
    const first = cast(undefined, { choice: yes, power: 2 }, OPENS);
    expect(first).toEqual({ choice: yes, power: 2, revision: 1, firstCastAt: OPENS });
    const second = cast(first, { choice: no, power: 2 }, at(OPENS, 60_000));
    expect(second).toEqual({ choice: no, power: 2, revision: 2, firstCastAt: OPENS });
  });

  test("can be changed only so often", () => {
    const last = { choice: yes, power: 1, revision: MAX_REVISIONS, firstCastAt: OPENS };
    expect(cast({ ...last, revision: MAX_REVISIONS - 1 }, last, OPENS).revision).toBe(MAX_REVISIONS);
    expect(() => cast(last, last, OPENS)).toThrow(expect.objectContaining({ reason: "BALLOT_INVALID" }));
  });
});

describe("receipts", () => {
  test("are the same whenever they are asked for", () => {
    expect(receiptsOf(KEY, vote)).toEqual(receiptsOf(KEY, { ...vote }));
    expect(receiptsOf(KEY, vote)).toHaveLength(2);
  });

  test("differ for every unit, revision, voter, poll, region and key", () => {
    const others = [
      vote,
      { ...vote, revision: 2 },
      { ...vote, uid: "boris" },
      { ...vote, pollId: "other" },
      { ...vote, regionId: "vega" },
    ];
    const receipts = [...others.flatMap((other) => receiptsOf(KEY, other)), ...receiptsOf("other key", vote)];
    expect(new Set(receipts).size).toBe(12);
  });

  test("and the tie secret are nothing of each other", () => {
    expect(receiptsOf(KEY, vote)).not.toContain(tieSecretOf(KEY, poll()));
    expect(tieSecretOf(KEY, poll())).not.toBe(tieSecretOf(KEY, poll({ pollId: "other" })));
  });
});

/** Voters of power 1 to 10 and what they say. */
const votersOf = fc.array(
  fc.record({ power: fc.integer({ min: 1, max: 10 }), choice: fc.constantFrom(yes, no) }),
  { minLength: 1, maxLength: 40 },
);
/** The pages of these ballots, with their receipts. */
function pagesOf(
  method: Method,
  ballots: readonly { ballot: { choice: Choice; power: number }; receipts: string[] }[],
  options: readonly string[] = poll().options!,
) {
  const publication = new Publication({ method, options });
  for (const { ballot, receipts } of ballots) publication.add(ballot, () => receipts);
  return [...publication.pages()];
}

const receipted = (voters: readonly { power: number; choice: Choice }[]) =>
  voters.map((ballot, index) => ({
    ballot,
    receipts: receiptsOf(KEY, { ...vote, uid: `voter${index}`, units: ballot.power }),
  }));

describe("the published ballots", () => {
  test("are in the order of their receipts, not of casting, and of equal weight", () => {
    fc.assert(
      fc.property(votersOf, (voters) => {
        const ballots = receipted(voters);
        const published = pagesOf("yesNoAbstain", ballots).flat();
        expect(published.map(({ receipt }) => receipt)).toEqual(
          published.map(({ receipt }) => receipt).toSorted(),
        );
        expect(published).toHaveLength(voters.reduce((sum, { power }) => sum + power, 0));
        expect(pagesOf("yesNoAbstain", ballots.toReversed()).flat()).toEqual(published);
        expect(Object.keys(published[0]!)).toEqual(["receipt", "choice"]);
      }),
    );
  });

  test("give the count that the ballots gave", () => {
    fc.assert(
      fc.property(votersOf, (voters) => {
        const counted = poll({ tieSecret: tieSecretOf(KEY, poll()) });
        const published = pagesOf("yesNoAbstain", receipted(voters)).flat();
        const question = { method: "yesNoAbstain", options: counted.options!, seats: 1 } as const;
        const direct = tally(
          { ...question, options: [...question.options], tieSecret: counted.tieSecret! },
          voters.map(({ choice, power }) => ({ choice, weight: power })),
        );
        expect(recounted(counted, published)).toEqual(direct);
      }),
    );
  });

  test("fill pages below the bound of a document, none of them empty", () => {
    const ranking = Array.from({ length: 20 }, (_, index) => `${index}`.padEnd(128, "x"));
    const ballots = Array.from({ length: 1_200 }, (_, index) => ({
      ballot: { choice: { kind: "ranking" as const, ranking }, power: 1 },
      receipts: receiptsOf(KEY, { ...vote, uid: `voter${index}`, units: 1 }),
    }));
    const pages = pagesOf("rankedChoice", ballots, ranking);
    expect(pages.flat()).toHaveLength(1_200);
    for (const page of pages) {
      expect(page.length).toBeGreaterThan(0);
      expect(JSON.stringify(page).length).toBeLessThan(200_000);
    }
  });

  test("are none where nobody voted", () => {
    expect(pagesOf("approval", [])).toEqual([]);
  });

  test("cannot be counted before the secret is revealed", () => {
    expect(() => recounted(poll(), [])).toThrow("not counted yet");
  });
});
