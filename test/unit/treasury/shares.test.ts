import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sharesOf } from "../../../functions/src/treasury/claims/shares.ts";

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
const fundOf = (claims: readonly number[], fundedCredits: number) => ({
  claimedCredits: sum(claims),
  fundedCredits,
  dealtCredits: 0,
});

/** Claims, and funds that may fall short of them. */
const short = fc
  .array(fc.integer({ min: 1, max: 1_000_000_000 }), { minLength: 1, maxLength: 40 })
  .chain((claims) => fc.tuple(fc.constant(claims), fc.nat(sum(claims))));

describe("the shares of claims", () => {
  test("are the claims where the funds suffice, else in proportion: worked figures", () => {
    expect(sharesOf([100, 200, 300], fundOf([100, 200, 300], 600))).toEqual([100, 200, 300]);
    expect(sharesOf([100, 200, 300], fundOf([100, 200, 300], 100))).toEqual([16, 34, 50]);
    expect(sharesOf([100, 200, 300], fundOf([100, 200, 300], 0))).toEqual([0, 0, 0]);
  });

  test("come to the funds to the credit, none above its claim, each within a credit of its proportion", () => {
    fc.assert(
      fc.property(short, ([claims, funded]) => {
        const shares = sharesOf(claims, fundOf(claims, funded));
        expect(sum(shares)).toBe(funded);
        for (const [index, share] of shares.entries()) {
          expect(share).toBeLessThanOrEqual(claims[index]!);
          const exact = (BigInt(claims[index]!) * BigInt(funded)) / BigInt(sum(claims));
          expect(BigInt(share) - exact).toBeGreaterThanOrEqual(0n);
          expect(BigInt(share) - exact).toBeLessThanOrEqual(1n);
        }
      }),
    );
  });

  test("make none of 200,000 coins: over any number of claimants they come to 200,000", () => {
    for (const claimants of [3, 535, 999, 30_001]) {
      const claims = Array.from({ length: claimants }, (_, index) => 7 + (index % 13));
      expect(sum(sharesOf(claims, fundOf(claims, Math.min(200_000, sum(claims)))))).toBe(
        Math.min(200_000, sum(claims)),
      );
    }
  });

  test("are the same on whichever pages the claims stand", () => {
    fc.assert(
      fc.property(short, fc.integer({ min: 1, max: 10 }), ([claims, funded], page) => {
        const paged: number[] = [];
        for (let from = 0; from < claims.length; from += page)
          paged.push(
            ...sharesOf(claims.slice(from, from + page), {
              ...fundOf(claims, funded),
              dealtCredits: sum(claims.slice(0, from)),
            }),
          );
        expect(paged).toEqual(sharesOf(claims, fundOf(claims, funded)));
      }),
    );
  });

  test("of a claim divided over two accounts that follow one another are the undivided one's", () => {
    fc.assert(
      fc.property(short, fc.nat(), fc.nat(), ([claims, funded], place, part) => {
        const at = place % claims.length;
        const first = part % claims[at]!;
        const divided = [...claims.slice(0, at), first, claims[at]! - first, ...claims.slice(at + 1)];
        const whole = sharesOf(claims, fundOf(claims, funded))[at]!;
        const [one, other] = sharesOf(divided, fundOf(claims, funded)).slice(at, at + 2);
        expect(one! + other!).toBe(whole);
      }),
    );
  });
});
