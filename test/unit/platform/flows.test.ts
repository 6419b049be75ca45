import { expect, test } from "vitest";
import type { AccountId } from "../../../functions/src/platform/ledger/accounts.ts";
import { creditsOf, goodsOf } from "../../../functions/src/platform/ledger/assets.ts";
import { addFlows, type Flows, summed } from "../../../functions/src/platform/ledger/flows.ts";

const posting = (accountId: AccountId, shard: number, amount: number, asset = creditsOf(null)) => ({
  accountId,
  shard,
  asset,
  amount,
});

test("a treasury's flows are the credits that it received and gave by levy or kind, through whichever shards", () => {
  const flows = new Map<string, Flows>();
  const add = (kind: string, ...postings: ReturnType<typeof posting>[]) => {
    const levies = kind === "portSale" ? { tradeTax: postings[1]!.amount - 4, priceLevy: 4 } : {};
    addFlows(flows, { kind, postings, levies });
  };
  add("portSale", posting("issuance", 0, -90), posting("treasury:vega", 3, 90));
  add("portSale", posting("issuance", 0, -10), posting("treasury:vega", 1, 10));
  add(
    "aid",
    posting("treasury:vega", 1, -10),
    posting("treasury:vega", 3, -20),
    posting("treasury:lyra", 0, 30),
  );
  add("gift", posting("treasury:vega", 0, 5, goodsOf("ore")));
  expect(Object.fromEntries(flows)).toEqual({
    vega: {
      tradeTax: { receivedCredits: 92, givenCredits: 0 },
      priceLevy: { receivedCredits: 8, givenCredits: 0 },
      aid: { receivedCredits: 0, givenCredits: 30 },
    },
    lyra: { aid: { receivedCredits: 30, givenCredits: 0 } },
  });
  expect(summed([flows.get("vega")!, { aid: { receivedCredits: 1, givenCredits: 2 } }])).toEqual({
    tradeTax: { receivedCredits: 92, givenCredits: 0 },
    priceLevy: { receivedCredits: 8, givenCredits: 0 },
    aid: { receivedCredits: 1, givenCredits: 32 },
  });
});
