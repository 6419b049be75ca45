import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { booksOn, chargeOf } from "../../../functions/src/ports/market/charge.ts";
import { type Desk, newDesk } from "../../../functions/src/ports/market/desk.ts";
import { limitsOf } from "../../../functions/src/ports/market/quotas.ts";
import { type MarketRegion, termsOf } from "../../../functions/src/ports/market/terms.ts";
import { quotasField } from "../../../functions/src/regions/configuration/quotas.ts";
import { refusal } from "./refusal.ts";
import { borderFoundry, opened, region } from "./sectors.ts";

const full = new Date(opened.getTime() + 10 * DAY_MS);
const machinery = { commodity: "machinery", side: "buy" } as const;
const limited = (of: "trader" | "port", unitsADay: number): MarketRegion => ({
  ...region,
  quotas: [{ ...machinery, of, unitsADay }],
});

/** Buys machinery at a desk in such lines, and says what each was refused with. */
function bought(set: MarketRegion, lines: readonly number[], on = "2102-01-11") {
  let desk: Desk = newDesk(opened);
  let books = booksOn(on, undefined);
  return lines.map((units) =>
    refusal(() => {
      const terms = termsOf(borderFoundry, set, [{ ...machinery, units }], 0);
      ({ desk, books } = chargeOf(terms, { desk, books }, full));
    }),
  );
}

describe("a quota", () => {
  test("of a trader is used up by all trades of the day, and says what would still go", () => {
    const [first, second, third] = bought(limited("trader", 30), [20, 11, 10]);
    expect([first, third]).toEqual([undefined, undefined]);
    expect(second).toMatchObject({
      reason: "QUOTA_USED",
      metadata: { commodity: "machinery", side: "buy", quotaOf: "trader", mostUnits: 10 },
    });
  });

  test("of a port is its desks' parts together, to the unit", () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 32 }), (unitsADay, desks) => {
        const quotas = limited("port", unitsADay).quotas;
        const parts = Array.from(
          { length: desks },
          (_, desk) => limitsOf(quotas, machinery, { desk, desks }).deskUnits!,
        );
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(unitsADay);
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
      }),
    );
    // Two desks in the border.
    const [first, second] = bought(limited("port", 21), [10, 1]);
    expect(first).toBeUndefined();
    expect(second).toMatchObject({ reason: "QUOTA_USED", metadata: { quotaOf: "port", mostUnits: 0 } });
  });

  test("is not stretched by splitting, and begins anew with the day", () => {
    fc.assert(
      fc.property(
        fc.nat(60),
        fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 12 }),
        (limit, lines) => {
          const outcomes = bought(limited("trader", limit), lines);
          const went = lines.filter((_, index) => outcomes[index] === undefined);
          expect(went.reduce((sum, units) => sum + units, 0)).toBeLessThanOrEqual(limit);
        },
      ),
    );
    const yesterday = { ...booksOn("2102-01-10", undefined), traded: { buy: { machinery: 30 }, sell: {} } };
    expect(booksOn("2102-01-11", yesterday).traded.buy).toEqual({});
  });

  test("lets nobody trade where it is zero, and binds its own side alone", () => {
    expect(bought(limited("trader", 0), [1])[0]).toMatchObject({ metadata: { mostUnits: 0 } });
    const sold: MarketRegion = {
      ...region,
      quotas: [{ commodity: "machinery", of: "trader", side: "sell", unitsADay: 0 }],
    };
    expect(bought(sold, [1])).toEqual([undefined]);
  });

  test("is one for each good, side and holder, eight in all, and none on food and medicine", () => {
    const quota = { ...machinery, of: "trader", unitsADay: 5 } as const;
    expect(quotasField.safeParse([quota, { ...quota, of: "port" }, { ...quota, side: "sell" }]).success).toBe(
      true,
    );
    expect(quotasField.safeParse([quota, { ...quota, unitsADay: 6 }]).success).toBe(false);
    expect(quotasField.safeParse([{ ...quota, commodity: "food" }]).success).toBe(false);
    const nine = Array.from({ length: 9 }, () => quota);
    expect(quotasField.safeParse(nine).success).toBe(false);
  });
});
