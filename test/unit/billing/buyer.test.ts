import { expect, test } from "vitest";
import {
  type Buyer,
  newBuyer,
  REGION_CHECKOUTS_A_DAY,
  withCheckout,
  withoutCheckout,
  withSubscription,
} from "../../../functions/src/billing/buyer.ts";

const NOW = new Date("2102-03-01T23:59:59Z");
const TOMORROW = new Date("2102-03-02T00:00:00Z");
const VEGA = { kind: "region", regionId: "vega" } as const;
const CITIZEN = { kind: "galacticCitizen" } as const;

function withRegionCheckouts(count: number): Buyer {
  let buyer = newBuyer("ada");
  for (let index = 0; index < count; index++) {
    const subject = { kind: "region", regionId: `vega${index}` } as const;
    buyer = withCheckout(buyer, subject, `checkout-${index}`, NOW).buyer;
  }
  return buyer;
}

test("another checkout for one subject takes the place of the open one; one for another subject stands beside it", () => {
  const first = withCheckout(newBuyer("ada"), VEGA, "one", NOW);
  expect(first.replacedId).toBeNull();
  const second = withCheckout(first.buyer, VEGA, "two", NOW);
  expect(second.replacedId).toBe("one");
  expect(withCheckout(second.buyer, CITIZEN, "three", NOW)).toMatchObject({
    replacedId: null,
    buyer: { open: { "region:vega": "two", galacticCitizen: "three" } },
  });
});

test("five region checkouts a UTC day, however many for Galactic Citizen", () => {
  const buyer = withRegionCheckouts(REGION_CHECKOUTS_A_DAY);
  expect(() => withCheckout(buyer, VEGA, "six", NOW)).toThrow(/5 checkouts for regions today/);
  expect(() => withCheckout(buyer, CITIZEN, "six", NOW)).not.toThrow();
  expect(() => withCheckout(buyer, VEGA, "six", TOMORROW)).not.toThrow();
});

test("a subject with a live subscription, and a buyer who is barred, open no checkout", () => {
  const { buyer } = withSubscription(newBuyer("ada"), VEGA, "sub_1", true);
  expect(() => withCheckout(buyer, VEGA, "one", NOW)).toThrow(/have a subscription for the region "vega"/);
  expect(() => withCheckout({ ...newBuyer("ada"), barredSince: NOW }, VEGA, "one", NOW)).toThrow(/dispute/);
});

test("an ended checkout is forgotten, unless another one has taken its place", () => {
  const { buyer } = withCheckout(newBuyer("ada"), VEGA, "two", NOW);
  expect(withoutCheckout(buyer, VEGA, "one").open).toEqual({ "region:vega": "two" });
  expect(withoutCheckout(buyer, VEGA, "two").open).toEqual({});
});

test("of two subscriptions for one subject the first stays, the second is surplus until the first has ended", () => {
  const { buyer } = withSubscription(newBuyer("ada"), VEGA, "sub_1", true);
  expect(withSubscription(buyer, VEGA, "sub_2", true)).toEqual({ buyer, isSurplus: true });
  expect(withSubscription(buyer, VEGA, "sub_1", true).isSurplus).toBe(false);
  expect(withSubscription(buyer, VEGA, "sub_2", false).buyer.live).toEqual({ "region:vega": "sub_1" });
  const ended = withSubscription(buyer, VEGA, "sub_1", false).buyer;
  expect(withSubscription(ended, VEGA, "sub_2", true)).toMatchObject({ isSurplus: false });
});
