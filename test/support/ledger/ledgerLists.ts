import fc from "fast-check";
import type { AccountId } from "../../../functions/src/platform/ledger/accounts.ts";
import { type Asset, currencyOf, goodsOf, stakeIn } from "../../../functions/src/platform/ledger/assets.ts";
import type { Transfer } from "../../../functions/src/platform/ledger/transfer.ts";
import { credits, testKinds } from "./ledger.ts";

export const ADA: AccountId = "player:ada";
export const HOLD: AccountId = "hold:scout";
const STORE: AccountId = "hold:store";
export const TREASURY: AccountId = "treasury:aurora";
export const GATES: AccountId = "platform:gates";
export const ORE = goodsOf("ore");
export const FOOD = goodsOf("food");

export const HOLDERS = [ADA, HOLD, STORE, TREASURY, GATES] as const;
/** How much each hold has room for. */
export const BOUNDS = new Map([
  [HOLD as string, 20],
  [STORE as string, 50],
]);

const holders = fc.constantFrom<AccountId>(...HOLDERS);
/** Issuance gives as often as it does not take part. */
const parties = fc
  .tuple(fc.boolean(), fc.uniqueArray(holders, { minLength: 2, maxLength: 4 }))
  .map(([isIssued, chosen]): AccountId[] => (isIssued ? ["issuance", ...chosen] : chosen));
export const assets = fc.constantFrom<Asset>(credits, ORE, FOOD, currencyOf("vega"), stakeIn("dome"));

/** One or two assets, each between two to five parties, each summing to zero. */
const changes = fc
  .uniqueArray(assets, { minLength: 1, maxLength: 2 })
  .chain((moved) =>
    fc.tuple(
      ...moved.map((asset) =>
        fc.tuple(parties, fc.array(fc.integer({ min: -3, max: 9 }))).map(([taking, given]) => {
          const amounts = taking.slice(1).map((_, index) => given[index] || index + 1);
          const sum = amounts.reduce((total, amount) => total + amount, 0);
          return [-sum, ...amounts].map((amount, index) => ({ accountId: taking[index]!, asset, amount }));
        }),
      ),
    ),
  )
  .map((lists) => lists.flat().filter(({ amount }) => amount !== 0))
  .filter((list) => list.length >= 2);
/** Up to three transfers, each id once; a reversal may do everything. */
export const listOf = (ids: fc.Arbitrary<string>) =>
  fc.uniqueArray(ids, { minLength: 1, maxLength: 3 }).chain((transferIds) =>
    fc.tuple(...transferIds.map(() => changes)).map((all) =>
      transferIds.map(
        (transferId, index): Transfer => ({
          transferId,
          kind: testKinds.testReversal,
          changes: all[index]!,
        }),
      ),
    ),
  );
