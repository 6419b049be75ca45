import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { balanceSheetOf } from "../../../functions/src/economy/money/balanceSheet.ts";
import { heldBy, totalOf } from "../../../functions/src/economy/money/holders.ts";
import { growthBasisPoints, proposedPace } from "../../../functions/src/economy/money/proposal.ts";
import { nextMonday } from "../../../functions/src/economy/money/setPace.ts";
import { tradedIn } from "../../../functions/src/economy/money/tradedIn.ts";
import { priceIndexThousandths } from "../../../functions/src/economy/statistics/priceIndex.ts";
import type { Asset } from "../../../functions/src/platform/ledger/assets.ts";
import { sumsOf, withTransfer } from "../../../functions/src/platform/ledger/kindSums.ts";

const now = new Date("2102-01-11T00:45:00Z");
const issuing = (kind: string, credits: number) => ({
  kind,
  issued: credits === 0 ? {} : { ["credits" as Asset]: credits },
});
const kinds = [
  issuing("portSale", 700),
  issuing("portSale", 500),
  issuing("portPurchase", -300),
  issuing("fee", 0),
];
const sums = kinds.reduce(withTransfer, {});

describe("a day's sums by kind", () => {
  test("tell what was issued and taken back, and count what only moves", () => {
    expect(sums).toEqual({
      portSale: { transfers: 2, issuedCredits: 1_200, takenBackCredits: 0 },
      portPurchase: { transfers: 1, issuedCredits: 0, takenBackCredits: 300 },
      fee: { transfers: 1, issuedCredits: 0, takenBackCredits: 0 },
    });
    expect(sumsOf([sums, sums]).portSale).toEqual({
      transfers: 4,
      issuedCredits: 2_400,
      takenBackCredits: 0,
    });
  });
});

describe("a balance sheet", () => {
  const held = { players: 5_000, treasuries: 900, banks: 60, funds: 30, platform: 10 };
  const before = { day: "2102-01-09", held: { ...held, players: 4_100 } };

  test("comes from the one before to what all hold by what was issued and taken back", () => {
    const sheet = balanceSheetOf({ day: "2102-01-10", before, kinds: sums, held }, now);
    expect(sheet).toMatchObject({
      since: "2102-01-09",
      openingCredits: 5_100,
      issued: { portSale: 1_200 },
      takenBack: { portPurchase: 300 },
      differenceCredits: 0,
    });
  });

  test("says what was written past the ledger", () => {
    const more = { ...held, treasuries: 907 };
    expect(
      balanceSheetOf({ day: "2102-01-10", before, kinds: sums, held: more }, now).differenceCredits,
    ).toBe(-7);
  });

  test("opens by itself where it is the first", () => {
    const first = balanceSheetOf({ day: "2102-01-10", before: undefined, kinds: sums, held }, now);
    expect(first).toMatchObject({ since: null, openingCredits: 5_100, differenceCredits: 0 });
  });

  test("counts deposits as their depositors', and every sort of account as somebody's", () => {
    const each = {
      player: 1,
      hold: 2,
      deposit: 4,
      tolls: 256,
      treasury: 8,
      bank: 16,
      insurance: 32,
      reserve: 64,
      platform: 128,
    };
    const all = heldBy((sort) => each[sort]);
    expect(all).toEqual({ players: 263, treasuries: 8, banks: 16, funds: 96, platform: 128 });
    expect(totalOf(all)).toBe(511);
  });
});

describe("the proposed pace", () => {
  test("goes 50 a week toward a growth of 0 to 2 %", () => {
    expect(growthBasisPoints(2_041, 2_000)).toBe(205);
    expect(proposedPace(1_000, growthBasisPoints(2_041, 2_000))).toBe(950);
    expect([proposedPace(1_000, 200), proposedPace(1_000, 0)]).toEqual([1_000, 1_000]);
    expect(proposedPace(1_000, growthBasisPoints(1_999, 2_000))).toBe(1_050);
    expect(proposedPace(900, growthBasisPoints(1, null))).toBe(900);
  });

  test("stays within 500 and 1,500", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 500, max: 1_500 }),
        fc.integer({ min: -9_000, max: 9_000 }),
        (pace, growth) => {
          const proposed = proposedPace(pace, growth);
          expect(Math.abs(proposed - pace)).toBeLessThanOrEqual(50);
          expect(proposed >= 500 && proposed <= 1_500).toBe(true);
        },
      ),
    );
  });

  test("can begin on the next Monday", () => {
    expect(nextMonday(new Date("2102-01-09T00:00:00Z"))).toEqual(new Date("2102-01-16T00:00:00Z"));
    expect(nextMonday(new Date("2102-01-15T23:59:59Z"))).toEqual(new Date("2102-01-16T00:00:00Z"));
  });
});

test("what was traded in all regions has an index as what was traded in one", () => {
  const traded = (units: number, credits: number) => ({ units, credits });
  const one = { goods: { ore: { buy: traded(0, 0), sell: traded(40, 900) } } };
  const other = {
    goods: {
      ore: { buy: traded(10, 100), sell: traded(0, 0) },
      machinery: { buy: traded(10, 800), sell: traded(0, 0) },
    },
  };
  const goods = tradedIn([one, other]);
  expect(goods.ore).toEqual({ buy: traded(10, 100), sell: traded(40, 900) });
  expect(priceIndexThousandths([{ goods }])).toBe(priceIndexThousandths([one, other]));
});
