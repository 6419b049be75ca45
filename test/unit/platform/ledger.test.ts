import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { GameError } from "../../../functions/src/platform/errors.ts";
import {
  balanceId,
  type Shard,
  shardCount,
  shardsOf,
} from "../../../functions/src/platform/ledger/accounts.ts";
import { type Asset, assetField, MAX_AMOUNT } from "../../../functions/src/platform/ledger/assets.ts";
import { firstShard, type Held, type Posted, post } from "../../../functions/src/platform/ledger/post.ts";
import { isRepetition, issuedIn } from "../../../functions/src/platform/ledger/postings.ts";
import { requireSound, type Transfer } from "../../../functions/src/platform/ledger/transfer.ts";
import { changesOf, credits, testKinds } from "../../support/ledger/ledger.ts";
import {
  ADA,
  assets,
  BOUNDS,
  FOOD,
  GATES,
  HOLD,
  HOLDERS,
  listOf,
  ORE,
  TREASURY,
} from "../../support/ledger/ledgerLists.ts";
import { goodsIn, type ModelBalances, makeAll } from "../../support/ledger/ledgerModel.ts";

const stored = fc.array(fc.tuple(fc.nat(1_000), fc.nat(), assets, fc.integer({ min: 1, max: 30 })), {
  minLength: 30,
  maxLength: 80,
});

/** Balance documents of all accounts, shard by shard; holds are filled to their bound at most. */
function balancesOf(given: readonly (readonly [number, number, Asset, number])[]): Map<string, Held> {
  const known = new Map<string, { amounts: Record<Asset, number>; capacityUnits: number | null }>();
  for (const accountId of HOLDERS)
    for (const { shard } of shardsOf(accountId))
      known.set(balanceId(accountId, shard), { amounts: {}, capacityUnits: BOUNDS.get(accountId) ?? null });
  for (const [which, shard, asset, amount] of given) {
    const accountId = HOLDERS[which % HOLDERS.length]!;
    const balance = known.get(balanceId(accountId, shard % shardCount(accountId)))!;
    const goods = goodsIn(modelOf(known), accountId);
    if (asset.startsWith("goods:") && goods + amount > (BOUNDS.get(accountId) ?? Number.POSITIVE_INFINITY))
      continue;
    balance.amounts[asset] = (balance.amounts[asset] ?? 0) + amount;
  }
  return known;
}

function modelOf(balances: ReadonlyMap<string, Held>): ModelBalances {
  const model: ModelBalances = new Map();
  for (const [id, { amounts }] of balances) {
    const accountId = id.split("~")[0]!;
    const held = model.get(accountId) ?? new Map<string, number>();
    for (const [asset, amount] of Object.entries(amounts)) held.set(asset, (held.get(asset) ?? 0) + amount);
    model.set(accountId, held);
  }
  return model;
}

/** What `prepareTransfers` does: the accounts of one shard and one shard of the others, then the rest where they are asked for. */
function postReading(transfers: readonly Transfer[], all: ReadonlyMap<string, Held>) {
  const idOf = ({ accountId, shard }: Shard) => balanceId(accountId, shard);
  const known = new Map<string, Held>();
  const parties = new Set(
    transfers.flatMap((transfer) => transfer.changes.map(({ accountId }) => accountId)),
  );
  const givers = new Set(
    transfers.flatMap((transfer) =>
      transfer.changes.filter(({ amount }) => amount < 0).map(({ accountId }) => accountId),
    ),
  );
  for (const accountId of parties) {
    if (shardCount(accountId) !== 1 && !(shardCount(accountId) > 1 && givers.has(accountId))) continue;
    const id = idOf({ accountId, shard: firstShard(accountId, transfers) });
    known.set(id, all.get(id)!);
  }
  let posted = post(transfers, known);
  let rounds = 1;
  for (; "unread" in posted; rounds++) {
    expect(posted.unread.length).toBeGreaterThan(0);
    for (const shard of posted.unread) {
      expect(known.has(idOf(shard))).toBe(false);
      known.set(idOf(shard), all.get(idOf(shard))!);
    }
    posted = post(transfers, known);
  }
  return { posted, rounds };
}

function after(all: ReadonlyMap<string, Held>, { balances }: Posted): Map<string, Held> {
  const result = new Map<string, Held>(
    [...all].map(([id, held]) => [id, { ...held, amounts: { ...held.amounts } }]),
  );
  for (const [id, { changes }] of balances)
    for (const [asset, amount] of changes) {
      const { amounts } = result.get(id)! as { amounts: Record<Asset, number> };
      amounts[asset] = (amounts[asset] ?? 0) + amount;
    }
  return result;
}

const nonZero = (model: ModelBalances) =>
  [...model]
    .flatMap(([account, held]) => [...held].map(([asset, amount]) => [account, asset, amount] as const))
    .filter(([, , amount]) => amount !== 0)
    .map((entry) => entry.join(" "))
    .sort();

describe("a list of transfers", () => {
  test("is made or refused as the plain model says, over several assets, holds and shards", () => {
    const outcomes = new Map<string, number>();
    fc.assert(
      fc.property(listOf(fc.uuid()), stored, (transfers, given) => {
        requireSound(transfers);
        const all = balancesOf(given);
        const model = makeAll(
          modelOf(all),
          BOUNDS,
          transfers.map((transfer) => transfer.changes),
        );
        outcomes.set(model.outcome, (outcomes.get(model.outcome) ?? 0) + 1);
        let outcome: string;
        let result: ReadonlyMap<string, Held> = all;
        try {
          const { posted } = postReading(transfers, all);
          outcome = "made";
          result = after(all, posted as Posted);
          for (const [index, postings] of (posted as Posted).postings.entries()) {
            const { changes } = transfers[index]!;
            expect(isRepetition(transfers[index]!, { kind: "testReversal", postings } as never)).toBe(true);
            for (const asset of new Set(changes.map((change) => change.asset)))
              expect(
                postings.reduce((sum, posting) => sum + (posting.asset === asset ? posting.amount : 0), 0),
              ).toBe(0);
          }
        } catch (error) {
          if (!(error instanceof GameError)) throw error;
          outcome = error.reason;
        }
        expect(outcome).toBe(model.outcome);
        expect(nonZero(modelOf(result))).toEqual(nonZero(model.after));
        for (const { amounts } of result.values()) expect(Math.min(0, ...Object.values(amounts))).toBe(0);
        for (const [hold, bound] of BOUNDS) expect(goodsIn(modelOf(result), hold)).toBeLessThanOrEqual(bound);
      }),
      { numRuns: 1_000, seed: 2102 },
    );
    // A list that is always refused would agree with any model.
    for (const outcome of ["made", "INSUFFICIENT_FUNDS", "HOLD_FULL"])
      expect(outcomes.get(outcome), outcome).toBeGreaterThan(100);
  });

  test("sees what those before it took: two that each fit and together do not are refused", () => {
    const known = new Map<string, Held>([[`${ADA}~0`, { amounts: { [credits]: 10 }, capacityUnits: null }]]);
    const pay = (transferId: string, amount: number): Transfer => ({
      transferId,
      kind: testKinds.testPayment,
      changes: changesOf(credits, { [ADA]: -amount, [GATES]: amount }),
    });
    expect(() => post([pay("t1", 6)], known)).not.toThrow();
    expect(() => post([pay("t1", 6), pay("t2", 6)], known)).toThrow("holds 4 credits; 6 are needed");
  });

  test("takes from one shard where that suffices, and asks for the others in one go where it does not", () => {
    const pay = (amount: number): Transfer[] => [
      {
        transferId: "t1",
        kind: testKinds.testPayment,
        changes: changesOf(credits, { [TREASURY]: -amount, [ADA]: amount }),
      },
    ];
    const all = balancesOf([]);
    for (const { shard } of shardsOf(TREASURY))
      all.set(balanceId(TREASURY, shard), { amounts: { [credits]: 5 }, capacityUnits: null });
    expect(postReading(pay(5), all).rounds).toBe(1);
    const { posted, rounds } = postReading(pay(39), all);
    expect(rounds).toBe(2);
    expect((posted as Posted).postings[0]!.filter(({ accountId }) => accountId === TREASURY)).toHaveLength(8);
    expect(() => postReading(pay(41), all)).toThrow("holds 40 credits; 41 are needed");
  });

  test("exchanges the goods of a full hold, and lets one that is too full give but not take", () => {
    const exchange = (out: number, into: number): Transfer => ({
      transferId: "t1",
      kind: testKinds.testReversal,
      changes: [
        ...changesOf(ORE, { [HOLD]: -out, issuance: out }),
        ...changesOf(FOOD, { issuance: -into, [HOLD]: into }),
      ],
    });
    const holding = (ore: number) =>
      new Map<string, Held>([[`${HOLD}~0`, { amounts: { [ORE]: ore }, capacityUnits: 20 }]]);
    expect(() => post([exchange(5, 5)], holding(20))).not.toThrow();
    expect(() => post([exchange(5, 6)], holding(20))).toThrow(
      "has room for 20 units; with the transfer it would hold 21",
    );
    expect(() => post([exchange(6, 5)], holding(30))).not.toThrow();
    expect(() => post([exchange(6, 7)], holding(30))).toThrow("would hold 31");
  });

  test("counts no credits into a hold's volume", () => {
    const transfer = {
      transferId: "t1",
      kind: testKinds.testGrant,
      changes: changesOf(credits, { issuance: -900, [HOLD]: 900 }),
    };
    expect(() => post([transfer], new Map([[`${HOLD}~0`, { amounts: {}, capacityUnits: 1 }]]))).not.toThrow();
  });

  test("is refused where a balance would outgrow an integer", () => {
    const transfer = {
      transferId: "t1",
      kind: testKinds.testGrant,
      changes: changesOf(credits, { issuance: -1, [ADA]: 1 }),
    };
    const full = new Map([
      [`${ADA}~0`, { amounts: { [credits]: Number.MAX_SAFE_INTEGER }, capacityUnits: null }],
    ]);
    expect(() => post([transfer], full)).toThrow("more credits than an integer can say");
  });
});

describe("a transfer is unsound", () => {
  const sound: Transfer = {
    transferId: "t1",
    kind: testKinds.testGrant,
    changes: [...changesOf(credits, { issuance: -5, [ADA]: 5 }), ...changesOf(ORE, { [ADA]: -2, [HOLD]: 2 })],
  };
  const many = (size: number) =>
    changesOf(
      credits,
      Object.fromEntries(
        Array.from({ length: size }, (_, index) => [`player:p${index}`, index % 2 ? 1 : -1]),
      ),
    );

  test("unless it sums to zero in each asset, and has its bounds", () => {
    expect(() => requireSound([sound, { ...sound, transferId: "t2", changes: many(400) }])).not.toThrow();
  });

  test.each<[string, Partial<Transfer>]>([
    ["does not sum to zero", { changes: changesOf(credits, { issuance: -5, [ADA]: 6 }) }],
    [
      "sums to zero over two assets only",
      { changes: [...changesOf(credits, { [ADA]: -5 }), ...changesOf(ORE, { [HOLD]: 5 })] },
    ],
    ["has a zero", { changes: changesOf(credits, { issuance: 0, [ADA]: 0 }) }],
    ["has a fraction", { changes: changesOf(credits, { issuance: -0.5, [ADA]: 0.5 }) }],
    [
      "has an amount beyond the bound",
      { changes: changesOf(credits, { issuance: -MAX_AMOUNT - 1, [ADA]: MAX_AMOUNT + 1 }) },
    ],
    [
      "names an account twice for one asset",
      { changes: [...changesOf(credits, { issuance: -2, [ADA]: 1 }), ...changesOf(credits, { [ADA]: 1 })] },
    ],
    ["has one change more than there may be", { changes: many(402) }],
    ["has none", { changes: [] }],
    ["issues as a payment", { kind: testKinds.testPayment }],
  ])("when it %s", (_what, fault) => {
    expect(() => requireSound([{ ...sound, ...fault }])).toThrow(GameError);
  });

  test("when another one of the list has its id", () => {
    expect(() => requireSound([sound, sound])).toThrow("have the same id");
  });
});

describe("an asset", () => {
  test.each(["credits", "goods:ore", "goods:rare_goods", "currency:vega-2", `stake:${"x".repeat(64)}`])(
    "%s is one",
    (asset) => {
      expect(assetField.safeParse(asset).success).toBe(true);
    },
  );

  test.each([
    "",
    "credit",
    "credits:",
    "goods:fuel",
    "goods:",
    "currency:Vega",
    "currency:a--b",
    "stake:",
    `stake:${"x".repeat(65)}`,
    "__proto__",
  ])("%o is none", (asset) => {
    expect(assetField.safeParse(asset).success).toBe(false);
  });
});

test("what issuance gives and takes back is counted by asset", () => {
  const postings = [
    ...changesOf(credits, { issuance: -5, [ADA]: 5 }),
    ...changesOf(ORE, { [HOLD]: -2, issuance: 2 }),
  ].map((change) => ({ ...change, shard: 0 }));
  expect(issuedIn(postings)).toEqual({ credits: 5, "goods:ore": -2 });
});
