import { describe, expect, test } from "vitest";
import { concluded } from "../../../functions/src/governance/elections/conclusion.ts";
import { neverElected, type OfficeRecord } from "../../../functions/src/governance/offices/office.ts";
import { after, DAY_MS, MINUTE_MS } from "../../../functions/src/platform/duration.ts";
import type { Configuration } from "../../../functions/src/regions/configuration.ts";
import { configuration } from "./electionFacts.ts";

const ENDED = new Date("2102-05-01T12:00:00Z");
const AT = after(ENDED, MINUTE_MS);
const days = (count: number) => after(ENDED, count * DAY_MS);

const laws = (type: Configuration["governance"]["type"] = "democracy") => ({
  governance: configuration({ type, electionEveryDays: 90 }).governance,
  endedAt: ENDED,
});

function record(office: OfficeRecord["office"], terms: Readonly<Record<string, number>> = {}): OfficeRecord {
  return {
    ...neverElected("vega", office),
    holders: Object.entries(terms).map(([uid, count]) => ({ uid, since: days(-90), terms: count })),
    termEndsAt: ENDED,
    election: { electionId: "now", cause: "term", nominationsOpenAt: days(-14) },
    electionCount: 4,
  };
}

describe("an election that somebody has won", () => {
  test("begins a term that ends exactly when the next election closes, whenever it is carried out", () => {
    const won = concluded({ record: record("governor"), holderUids: [] }, ["ann"], laws(), AT);
    expect(won.next).toEqual({ cause: "term", closesAt: days(90) });
    expect(won.record).toMatchObject({ termEndsAt: days(90), election: null, electionCount: 4 });
    expect(won.record.holders).toEqual([{ uid: "ann", since: AT, terms: 1 }]);
  });

  test("carried out months late leaves room for the next election", () => {
    const late = days(85);
    const won = concluded({ record: record("governor"), holderUids: [] }, ["ann"], laws(), late);
    expect(won.record.termEndsAt).toEqual(days(99));
  });

  test("counts terms in a row, and begins again after somebody else's", () => {
    const before = record("governor", { ann: 2 });
    const again = concluded({ record: before, holderUids: ["ann"] }, ["ann"], laws(), AT);
    expect(again.record.holders[0]!.terms).toBe(3);
    const other = concluded({ record: before, holderUids: ["ann"] }, ["ben"], laws(), AT);
    expect(other.record.holders).toEqual([{ uid: "ben", since: AT, terms: 1 }]);
    const back = concluded({ record: other.record, holderUids: ["ben"] }, ["ann"], laws(), AT);
    expect(back.record.holders[0]!.terms).toBe(1);
  });

  test("lets go who was in office and did not win", () => {
    const before = { record: record("councilMember"), holderUids: ["ann", "ben"] };
    expect(concluded(before, ["ben", "cy", "di"], laws(), AT).leavingUids).toEqual(["ann"]);
  });

  test("with too few for a council installs them and tries again in a month", () => {
    const few = concluded({ record: record("councilMember"), holderUids: [] }, ["ann", "ben"], laws(), AT);
    expect(few.next).toEqual({ cause: "repeat", closesAt: days(30) });
    expect(few.record.holders.map(({ uid }) => uid)).toEqual(["ann", "ben"]);
    expect(few.record.termEndsAt).toEqual(days(30));
    const enough = concluded(
      { record: record("councilMember"), holderUids: [] },
      ["a", "b", "c"],
      laws(),
      AT,
    );
    expect(enough.next).toEqual({ cause: "term", closesAt: days(180) });
  });
});

describe("an election that nobody has won", () => {
  test("leaves the incumbents in office, and tries again in a month", () => {
    const before = record("governor", { ann: 2 });
    const failed = concluded({ record: before, holderUids: ["ann"] }, [], laws(), AT);
    expect(failed).toEqual({
      record: { ...before, election: null },
      leavingUids: [],
      next: { cause: "repeat", closesAt: days(30) },
    });
  });

  test("is not repeated in an autocracy", () => {
    const failed = concluded({ record: record("ambassador"), holderUids: [] }, [], laws("autocracy"), AT);
    expect(failed.next).toBeNull();
    const few = concluded(
      { record: record("councilMember"), holderUids: [] },
      ["ann"],
      laws("autocracy"),
      AT,
    );
    expect(few).toMatchObject({ next: null, record: { termEndsAt: days(180) } });
  });
});
