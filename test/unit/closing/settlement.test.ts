import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { proRata, settlement } from "../../../functions/src/closing/settlement.ts";

describe("a treasury is settled rank by rank", () => {
  test("of 1,000, 300 are others' own; assets of 500 and 400 get 389 and 311, and nothing is left", () => {
    const claims = { owed: [300], fixed: [500, 400], sharers: 3 };
    expect(settlement(1_000, claims)).toEqual({ owed: [300], fixed: [389, 311], share: 0, relief: 0 });
  });

  test("what is left is shared in equal whole credits, and the remainder is for relief", () => {
    const claims = { owed: [300], fixed: [500], sharers: 3 };
    expect(settlement(1_000, claims)).toEqual({ owed: [300], fixed: [500], share: 66, relief: 2 });
  });

  test("without anybody to share it, all of it is for relief", () => {
    expect(settlement(70, { owed: [], fixed: [], sharers: 0 })).toEqual({
      owed: [],
      fixed: [],
      share: 0,
      relief: 70,
    });
  });

  test("where it does not suffice for what is others' own, nobody else gets anything", () => {
    const claims = { owed: [60, 60], fixed: [10], sharers: 5 };
    expect(settlement(100, claims)).toEqual({ owed: [50, 50], fixed: [0], share: 0, relief: 0 });
  });
});

const amount = fc.integer({ min: 0, max: 1_000_000_000_000 });
const sum = (amounts: readonly number[]) => amounts.reduce((total, one) => total + one, 0);

test("a treasury is paid out to the credit, and nobody gets more than is claimed", () => {
  fc.assert(
    fc.property(
      amount,
      fc.array(amount, { maxLength: 20 }),
      fc.array(amount, { maxLength: 20 }),
      fc.nat(500),
      (treasury, owed, fixed, sharers) => {
        const paid = settlement(treasury, { owed, fixed, sharers });
        expect(sum(paid.owed) + sum(paid.fixed) + paid.share * sharers + paid.relief).toBe(treasury);
        for (const [index, claim] of owed.entries()) expect(paid.owed[index]).toBeLessThanOrEqual(claim);
        for (const [index, claim] of fixed.entries()) expect(paid.fixed[index]).toBeLessThanOrEqual(claim);
        if (sum(paid.owed) < sum(owed)) expect(sum(paid.fixed) + paid.share + paid.relief).toBe(0);
      },
    ),
  );
});

test("in proportion nobody is more than one credit from the exact share", () => {
  fc.assert(
    fc.property(
      fc.nat(1_000_000),
      fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1 }),
      (available, claims) => {
        const total = sum(claims);
        const given = Math.min(available, total);
        const paid = proRata(available, claims);
        expect(sum(paid)).toBe(given);
        for (const [index, claim] of claims.entries())
          expect(Math.abs(paid[index]! - (claim * given) / total)).toBeLessThan(1);
      },
    ),
  );
});
