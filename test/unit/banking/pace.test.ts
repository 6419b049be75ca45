import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { grown, nextAct, owedOn, signed } from "../../../functions/src/banking/loans/loan.ts";
import { atPace, interestDay } from "../../../functions/src/banking/loans/pace.ts";
import { DAY_MS, HOUR_MS, after as later } from "../../../functions/src/platform/duration.ts";
import { heldMsAfter, NO_HOLDS } from "../../../functions/src/regions/status/holds.ts";
import { NEVER, termAtPace } from "../../../functions/src/regions/status/terms.ts";

const SIGNED = new Date("2102-01-20T10:00:00Z");
const at = (hours: number) => later(SIGNED, hours * HOUR_MS);
const loan = { dueAt: at(7 * 24), heldMs: 0, notices: 0, actsAt: nextAct(at(7 * 24), 0) };
const open = (heldHours: number) => ({
  status: "active" as const,
  holds: NO_HOLDS,
  heldMs: heldHours * HOUR_MS,
});
const held = (since: number) => ({
  status: "suspended" as const,
  holds: { ...NO_HOLDS, platform: { since: at(since), until: null } },
  heldMs: 0,
});

describe("a loan of a region that was suspended", () => {
  test("is due later by the hold, and nothing is done about it meanwhile: worked figures", () => {
    expect(atPace(loan, held(90), at(91))).toEqual({ dueAt: at(169), heldMs: HOUR_MS, actsAt: null });
    expect(atPace(loan, open(36), at(130))).toEqual({
      dueAt: at(204),
      heldMs: 36 * HOUR_MS,
      actsAt: at(132),
    });
    // Its first notice was due at the 96th hour: a millisecond decides whether it came before the hold.
    const notice = (since: Date) => ({
      ...held(0),
      holds: { ...NO_HOLDS, platform: { since, until: null } },
    });
    expect(atPace(loan, notice(at(96)), at(500)).actsAt).toEqual(at(500));
    expect(atPace(loan, notice(later(at(96), -1)), at(500)).actsAt).toBeNull();
  });

  test("bears interest on the days of its region's own time: worked figures", () => {
    const debt = signed(1_000, 300, interestDay(open(0), SIGNED));
    const owed = (region: Parameters<typeof interestDay>[0], hours: number) =>
      owedOn(grown(debt, interestDay(region, at(hours))));
    expect([owed(open(0), 13), owed(open(0), 14)]).toEqual([1_001, 1_002]);
    expect([owed(held(13), 14), owed(held(13), 999)]).toEqual([1_001, 1_001]);
    expect([owed(open(36), 49), owed(open(36), 50)]).toEqual([1_001, 1_002]);
  });

  test("comes to the same however often one looks, during whatever holds", () => {
    const span = fc.record({ openMs: fc.nat(3 * DAY_MS), heldMs: fc.nat(3 * DAY_MS), looks: fc.nat(2) });
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), (spans) => {
        let [now, heldMs, looked] = [SIGNED, 0, { ...loan }];
        for (const each of spans) {
          const since = later(now, each.openMs);
          const region = { ...held(0), holds: { ...NO_HOLDS, platform: { since, until: null } }, heldMs };
          now = later(since, each.heldMs);
          if (each.looks > 0) looked = { ...looked, ...atPace(looked, region, now), actsAt: loan.actsAt };
          heldMs = heldMsAfter(region, NO_HOLDS, now);
          if (each.looks > 1)
            looked = { ...looked, ...atPace(looked, { ...open(0), heldMs }, now), actsAt: loan.actsAt };
        }
        const region = { ...open(0), heldMs };
        expect(atPace(looked, region, now)).toEqual(atPace(loan, region, now));
        const sum = spans.reduce((total, each) => total + each.heldMs, 0);
        expect(atPace(looked, region, now).dueAt).toEqual(later(loan.dueAt, sum));
      }),
    );
  });
});

test("a cover keeps what is left of its term, of which none has run before it begins", () => {
  const cover = { endsAt: at(24 + 7 * 24), remainingMs: null };
  const stands = (hours: number) =>
    termAtPace(cover, { begunAt: at(24), stoodSince: at(hours).getTime(), now: at(hours + 1) });
  expect(stands(3)).toEqual({ endsAt: NEVER, remainingMs: 7 * DAY_MS });
  expect(stands(48)).toEqual({ endsAt: NEVER, remainingMs: 6 * DAY_MS });
  expect(stands(8 * 24)).toBeUndefined();
  const goesOn = { begunAt: at(24), stoodSince: null, now: at(900) };
  expect(termAtPace(cover, goesOn)).toBeUndefined();
  expect(termAtPace(stands(48)!, goesOn)).toEqual({ endsAt: at(900 + 6 * 24), remainingMs: null });
});
