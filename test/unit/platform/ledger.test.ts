import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AccountId, balanceId, shardCount } from "../../../functions/src/platform/ledger/accounts.ts";
import { applyPostings, compareBalances } from "../../../functions/src/platform/ledger/checker.ts";
import { postingsOf } from "../../../functions/src/platform/ledger/transfer.ts";

const account = fc.constantFrom<AccountId>("player:ada", "treasury:aurora", "platform:fees");

describe("the postings of a debit", () => {
  test("take the whole amount from shards that hold it, or nothing at all", () => {
    fc.assert(
      fc.property(
        account,
        fc.array(fc.nat(1_000), { minLength: 16, maxLength: 16 }),
        fc.integer({ min: 1, max: 12_000 }),
        fc.uuid(),
        (accountId, amounts, owed, transferId) => {
          const held = new Map(
            amounts
              .slice(0, shardCount(accountId))
              .map((amount, shard) => [balanceId(accountId, shard), amount]),
          );
          const total = [...held.values()].reduce((sum, amount) => sum + amount, 0);
          if (owed > total) {
            expect(() => postingsOf(transferId, { accountId, amountCredits: -owed }, held)).toThrow(
              `holds ${total} credits; ${owed} are needed`,
            );
            return;
          }
          const postings = postingsOf(transferId, { accountId, amountCredits: -owed }, held);
          expect(postings.reduce((sum, posting) => sum + posting.amountCredits, 0)).toBe(-owed);
          for (const { shard, amountCredits } of postings) {
            expect(-amountCredits).toBeLessThanOrEqual(held.get(balanceId(accountId, shard))!);
          }
          expect(new Set(postings.map(({ shard }) => shard)).size).toBe(postings.length);
        },
      ),
    );
  });
});

describe("the postings of a credit", () => {
  test("go whole to the shard that the transfer's id picks, the same at every try", () => {
    fc.assert(
      fc.property(
        account,
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.uuid(),
        (accountId, amountCredits, transferId) => {
          const postings = postingsOf(transferId, { accountId, amountCredits }, new Map());
          expect(postings).toEqual(postingsOf(transferId, { accountId, amountCredits }, new Map()));
          expect(postings).toHaveLength(1);
          expect(postings[0]!.shard).toBeLessThan(shardCount(accountId));
        },
      ),
    );
  });
});

describe("the checker", () => {
  const transfer = [
    { accountId: "issuance" as const, shard: 0, amountCredits: -100 },
    { accountId: "player:ada" as const, shard: 0, amountCredits: 100 },
  ];

  test("rebuilds balances from postings and finds them equal", () => {
    const rebuilt = new Map<string, number>();
    expect(applyPostings(rebuilt, "t1", transfer)).toBeUndefined();
    expect(compareBalances(rebuilt, new Map([["player:ada~0", 100]]))).toEqual([]);
  });

  test("names a transfer that does not sum to zero", () => {
    expect(applyPostings(new Map(), "t1", transfer.slice(1))).toBe("transfer t1 sums to 100 credits, not 0");
  });

  test("names a balance that says something else, one that is missing and one that came from nowhere", () => {
    const rebuilt = new Map([
      ["player:ada~0", 100],
      ["player:bo~0", 5],
    ]);
    const stored = new Map([
      ["player:ada~0", 99],
      ["player:cy~0", 1],
    ]);
    expect(compareBalances(rebuilt, stored)).toEqual([
      "player:ada~0: the transfers add up to 100, the balance says 99",
      "player:bo~0: the transfers add up to 5, the balance says 0",
      "player:cy~0: the transfers add up to 0, the balance says 1",
    ]);
  });

  test("names a balance that went below zero", () => {
    expect(compareBalances(new Map([["player:ada~0", -1]]), new Map([["player:ada~0", -1]]))).toEqual([
      "player:ada~0: the transfers add up to -1, below zero",
    ]);
  });
});
