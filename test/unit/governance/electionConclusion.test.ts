import { describe, expect, test } from "vitest";
import { concluded } from "../../../functions/src/governance/elections/conclusion.ts";
import {
  neverElected,
  type OfficeRecord,
  termsServed,
} from "../../../functions/src/governance/offices/office.ts";
import { after, DAY_MS, MINUTE_MS } from "../../../functions/src/platform/duration.ts";
import type { Configuration } from "../../../functions/src/regions/configuration/configuration.ts";
import { configuration } from "./electionFacts.ts";

const ENDED = new Date("2102-05-01T12:00:00Z");
const AT = after(ENDED, MINUTE_MS);
const days = (count: number) => after(ENDED, count * DAY_MS);

interface Before {
  readonly record: OfficeRecord;
  readonly holderUids: readonly string[];
}

/** The office after these have won, in a democracy, at once; `given` differs. */
function end(
  before: Before,
  uids: readonly string[],
  given: { type?: Configuration["governance"]["type"]; at?: Date; isRejected?: boolean } = {},
) {
  const { type = "democracy", at = AT, isRejected = false } = given;
  const served = (uid: string) => termsServed(before.record, uid, { until: ENDED, lostAt: null });
  const installed = new Map(uids.map((uid) => [uid, served(uid)]));
  const { governance } = configuration({ type, electionEveryDays: 90 });
  return concluded(before, { installed, isRejected, endedAt: ENDED }, governance, at);
}

function record(office: OfficeRecord["office"], terms: Readonly<Record<string, number>> = {}): OfficeRecord {
  return {
    ...neverElected("vega", office),
    holders: Object.entries(terms).map(([uid, count]) => ({
      uid,
      since: days(-90),
      terms: count,
    })),
    termEndsAt: ENDED,
    election: { electionId: "now", cause: "term", nominationsOpenAt: days(-14) },
    electionCount: 4,
  };
}

describe("an election that somebody has won", () => {
  test("begins a term that ends exactly when the next election closes, whenever it is carried out", () => {
    const won = end({ record: record("governor"), holderUids: [] }, ["ann"]);
    expect(won.next).toEqual({ cause: "term", closesAt: days(90) });
    expect(won.record).toMatchObject({ termEndsAt: days(90), election: null, electionCount: 4 });
    expect(won.record.holders).toEqual([{ uid: "ann", since: AT, terms: 1 }]);
  });

  test("carried out months late leaves room for the next election", () => {
    const late = days(85);
    const won = end({ record: record("governor"), holderUids: [] }, ["ann"], { at: late });
    expect(won.record.termEndsAt).toEqual(days(99));
  });

  test("counts terms in a row, and begins again after somebody else's", () => {
    const before = record("governor", { ann: 2 });
    const again = end({ record: before, holderUids: ["ann"] }, ["ann"]);
    expect(again.record.holders[0]!.terms).toBe(3);
    const other = end({ record: before, holderUids: ["ann"] }, ["ben"]);
    expect(other.record.holders).toEqual([{ uid: "ben", since: AT, terms: 1 }]);
    const back = end({ record: other.record, holderUids: ["ben"] }, ["ann"]);
    expect(back.record.holders[0]!.terms).toBe(1);
  });

  test("lets go who was in office and did not win", () => {
    const before = { record: record("councilMember"), holderUids: ["ann", "ben"] };
    expect(end(before, ["ben", "cy", "di"]).leavingUids).toEqual(["ann"]);
  });

  test("with too few for a council installs them and tries again in a month", () => {
    const few = end({ record: record("councilMember"), holderUids: [] }, ["ann", "ben"]);
    expect(few.next).toEqual({ cause: "repeat", closesAt: days(30) });
    expect(few.record.holders.map(({ uid }) => uid)).toEqual(["ann", "ben"]);
    expect(few.record.termEndsAt).toEqual(days(30));
    const enough = end({ record: record("councilMember"), holderUids: [] }, ["a", "b", "c"]);
    expect(enough.next).toEqual({ cause: "term", closesAt: days(180) });
  });
});

describe("an election that nobody has won", () => {
  test("leaves the incumbents in office, and tries again in a month", () => {
    const before = record("governor", { ann: 2 });
    const failed = end({ record: before, holderUids: ["ann"] }, []);
    expect(failed).toEqual({
      record: { ...before, election: null },
      leavingUids: [],
      next: { cause: "repeat", closesAt: days(30) },
    });
  });

  test("by the citizens' no to the only candidate leaves the office vacant, and tries again in a month", () => {
    const before = record("governor", { ann: 2 });
    const no = end({ record: before, holderUids: ["ann"] }, [], { isRejected: true });
    expect(no).toMatchObject({ leavingUids: ["ann"], next: { cause: "repeat", closesAt: days(30) } });
    expect(no.record.leavings).toEqual([{ uid: "ann", at: AT }]);
  });

  test("is not repeated in an autocracy", () => {
    const failed = end({ record: record("ambassador"), holderUids: [] }, [], { type: "autocracy" });
    expect(failed.next).toBeNull();
    const few = end({ record: record("councilMember"), holderUids: [] }, ["ann"], { type: "autocracy" });
    expect(few).toMatchObject({ next: null, record: { termEndsAt: days(180) } });
  });
});
