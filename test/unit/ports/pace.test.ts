import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY_MS, after as later } from "../../../functions/src/platform/duration.ts";
import { leftAt, newDesk, purseAt } from "../../../functions/src/ports/market/desk.ts";
import type { Flow } from "../../../functions/src/ports/market/events.ts";
import { MOST_PACES, type Pace, paceAt, pacesAfter } from "../../../functions/src/ports/market/pace.ts";
import { goodTerms } from "../../../functions/src/ports/market/port.ts";
import { borderFoundry, opened, region } from "./sectors.ts";

const day = (count: number) => later(opened, count * DAY_MS);
const pace = (from: number, thousandths: number): Pace => ({ from: day(from), thousandths });
const machinery = goodTerms(borderFoundry, region, "machinery", "buy")!;
const dates = { openedAt: opened, specializedBefore: [] };
const stock = (now: Date, paces: readonly Pace[], flows: readonly Flow[] = []) =>
  leftAt(newDesk(opened), { ...machinery, flows }, { ...dates, paces, now }).amount;

describe("the pace of all ports", () => {
  test("holds from its instant on until the next one", () => {
    const paces = [pace(1, 900), pace(8, 850)];
    expect(paceAt(paces, later(day(1), -1))).toBe(1_000);
    expect([paceAt(paces, day(1)), paceAt(paces, later(day(8), -1)), paceAt(paces, day(8))]).toEqual([
      900, 900, 850,
    ]);
  });

  test("moves stocks and fills purses at its rate, exactly", () => {
    // 216 a day: machinery comes in at 0.8 in a region of mining.
    const grown = (now: Date, ...paces: Pace[]) => stock(now, paces) - stock(opened, []);
    expect(grown(day(1))).toBe(216);
    expect(grown(day(1), pace(0, 500))).toBe(108);
    expect(grown(day(1), pace(0.5, 1_500))).toBe(108 + 162);
    const purse = (now: Date, ...paces: Pace[]) => purseAt(newDesk(opened), 24_000, paces, now).amount;
    expect(purse(day(1), pace(0.5, 500))).toBe(12_000 + 6_000);
    expect(purse(day(9), pace(0.5, 500))).toBe(48_000);
  });

  test("multiplies with an event's flow", () => {
    const flow = { from: opened, until: day(3), thousandths: 500 };
    expect(stock(day(1), [pace(0, 500)], [flow]) - stock(opened, [])).toBe(54);
  });

  test("comes to the same however often one looks, windows and paces beginning and ending between", () => {
    const SIX_DAYS = 6 * DAY_MS;
    fc.assert(
      fc.property(
        fc.array(fc.nat(SIX_DAYS), { maxLength: 12 }),
        fc.array(fc.tuple(fc.nat(SIX_DAYS), fc.integer({ min: 500, max: 1_500 })), { maxLength: MOST_PACES }),
        fc.tuple(fc.nat(SIX_DAYS), fc.nat(SIX_DAYS), fc.nat(3_000)),
        (looks, set, [start, lasts, thousandths]) => {
          const paces = set
            .map(([ms, pace]) => ({ from: later(opened, ms), thousandths: pace }))
            .sort((a, b) => a.from.getTime() - b.from.getTime());
          const from = later(opened, start);
          const flows = [{ from, until: later(from, lasts), thousandths }];
          const terms = { ...machinery, flows };
          const empty = { amount: 0, anchorAt: opened, carry: 0 };
          let desk = { ...newDesk(opened), left: { machinery: empty } };
          const end = day(6);
          const once = leftAt(desk, terms, { ...dates, paces, now: end });
          const filled = purseAt(desk, 24_000, paces, end);
          for (const ms of looks.toSorted((a, b) => a - b)) {
            const now = later(opened, ms);
            desk = {
              ...desk,
              left: { machinery: leftAt(desk, terms, { ...dates, paces, now }) },
              purse: purseAt(desk, 24_000, paces, now),
            };
          }
          expect(leftAt(desk, terms, { ...dates, paces, now: end })).toEqual(once);
          expect(purseAt(desk, 24_000, paces, end)).toEqual(filled);
        },
      ),
    );
  });

  test("at its slowest leaves an event eight days after its end without a say", () => {
    const flow = { from: opened, until: day(7), thousandths: 0 };
    const empty = { ...newDesk(opened), left: { machinery: { amount: 0, anchorAt: opened, carry: 0 } } };
    const after15 = (flows: readonly Flow[]) =>
      leftAt(empty, { ...machinery, flows }, { ...dates, paces: [pace(0, 500)], now: day(15) }).amount;
    expect(after15([flow])).toBe(after15([]));
  });
});

describe("the paces that are kept", () => {
  const weekly = (count: number) => Array.from({ length: count }, (_, week) => pace(7 * week, 900 + week));

  test("are those of the last thirteen days, the one before, and what is to come", () => {
    const kept = pacesAfter(weekly(10), pace(70, 1_200), day(64));
    expect(kept.map(({ from }) => from)).toEqual([day(49), day(56), day(63), day(70)]);
    expect(kept.length).toBeLessThanOrEqual(MOST_PACES);
  });

  test("have one for each instant: a change that has not begun is replaced", () => {
    expect(pacesAfter([pace(0, 900), pace(7, 950)], pace(7, 800), day(3))).toEqual([
      pace(0, 900),
      pace(7, 800),
    ]);
  });

  test("decide what they decided before one was forgotten", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 13 * 24 }), (weeks, hours) => {
        const now = day(7 * weeks - 1);
        const all = [...weekly(weeks), pace(7 * weeks, 700)];
        const at = later(now, -hours * (DAY_MS / 24));
        const kept = all.reduce<Pace[]>((known, one) => pacesAfter(known, one, later(one.from, -DAY_MS)), []);
        expect(paceAt(kept, at)).toBe(paceAt(all, at));
      }),
    );
  });
});
