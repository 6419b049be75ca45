import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { valueCredits } from "../../../functions/src/ships/cargo/goods.ts";
import { paidFrom, purseFor, requireShare } from "../../../functions/src/ships/visits/purse.ts";
import { pilotWith, refusalOf } from "./pilots.ts";

const resident = { shareBasisPoints: 2_500 };
const entitled = { shareBasisPoints: 7_500 };

describe("what a visit takes along", () => {
  test("is a quarter of all that a resident has, three quarters with an entitlement, less what is in the hold", () => {
    // 9,000 credits and 50 units of ore, which are worth 1,000.
    const propertyCredits = 9_000 + valueCredits([{ commodity: "ore", units: 50 }]);
    expect(purseFor({ propertyCredits, holdCredits: 1_000 }, resident, undefined)).toBe(1_500);
    expect(purseFor({ propertyCredits, holdCredits: 1_000 }, entitled, undefined)).toBe(6_500);
    expect(purseFor({ propertyCredits, holdCredits: 1_000 }, resident, 200)).toBe(200);
    expect(purseFor({ propertyCredits: 7, holdCredits: 0 }, resident, undefined)).toBe(1);
  });

  test("is refused beyond that, with the most that would go", () => {
    const worth = { propertyCredits: 10_000, holdCredits: 2_400 };
    expect(refusalOf(() => purseFor(worth, resident, 101))).toMatchObject({
      reason: "SHARE_EXCEEDED",
      metadata: { shareCredits: 2_500, mostCredits: 100 },
    });
    const full = { propertyCredits: 10_000, holdCredits: 2_501 };
    expect(refusalOf(() => purseFor(full, resident, undefined))).toMatchObject({
      metadata: { mostCredits: 0 },
    });
    expect(purseFor({ ...full, holdCredits: 2_500 }, resident, undefined)).toBe(0);
  });
});

test("goods that lie abroad are bounded by the same share", () => {
  const lying = (abroadCredits: number) => () =>
    requireShare({ propertyCredits: 10_001, abroadCredits }, entitled);
  expect(lying(7_500)).not.toThrow();
  expect(refusalOf(lying(7_501))).toMatchObject({
    reason: "SHARE_EXCEEDED",
    metadata: { shareCredits: 7_500, abroadCredits: 7_501 },
  });
});

describe("a visitor", () => {
  test("pays from the purse, to its last credit, and earns into it; at home nothing bounds what is paid", () => {
    const visitor = pilotWith({ purse: 100 });
    expect([paidFrom(visitor, 100).purse, paidFrom(visitor, -50).purse]).toEqual([0, 150]);
    expect(refusalOf(() => paidFrom(visitor, 101))).toMatchObject({
      reason: "PURSE_SHORT",
      metadata: { neededCredits: 101, purseCredits: 100 },
    });
    expect(paidFrom(pilotWith(), 1_000_000)).toEqual(pilotWith());
  });

  test("never spends more than was taken along and earned, however it is paid", () => {
    const amounts = fc.array(fc.integer({ min: -500, max: 500 }), { maxLength: 30 });
    fc.assert(
      fc.property(fc.nat(1_000), amounts, (taken, payments) => {
        let pilot = pilotWith({ purse: taken });
        let balance = taken;
        for (const amount of payments) {
          if (amount > balance) expect(refusalOf(() => paidFrom(pilot, amount)).reason).toBe("PURSE_SHORT");
          else {
            pilot = paidFrom(pilot, amount);
            balance -= amount;
          }
          expect(pilot.purse).toBe(balance);
          expect(balance).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
