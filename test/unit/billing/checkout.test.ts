import { describe, expect, test } from "vitest";
import { priceIdsOf } from "../../../functions/src/billing/prices.ts";
import { returnPath, returnUrlOf } from "../../../functions/src/billing/returnUrl.ts";
import { asUnavailable, standIn } from "../../../functions/src/billing/stripe/stripeClient.ts";

describe("where a buyer comes back to", () => {
  test.each(["/", "/regions/vega?tab=pay&x=1", "/a/~b-c_d.e"])("%s is a path of our own pages", (path) => {
    expect(returnPath.safeParse(path).success).toBe(true);
  });

  test.each([
    "regions",
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "/a#b",
    "/a b",
    "/%2F",
    `/${"a".repeat(200)}`,
  ])("%s is none", (path) => expect(returnPath.safeParse(path).success).toBe(false));

  test("is at the first of our origins", () => {
    expect(returnUrlOf("/regions", "https://a.example, https://b.example")).toBe("https://a.example/regions");
  });
});

test("the first price of a subject is sold, all are honoured", () => {
  const settings = { region: "price_new, price_old", galacticCitizen: "price_c" };
  expect(priceIdsOf({ kind: "region", regionId: "vega" }, settings)).toEqual(["price_new", "price_old"]);
  expect(priceIdsOf({ kind: "galacticCitizen" }, settings)).toEqual(["price_c"]);
});

describe("where Stripe is", () => {
  const at = { STRIPE_STAND_IN: "127.0.0.1:5009" };

  test("is itself, wherever a function is deployed, whatever the environment says", () => {
    expect(standIn(at)).toEqual({});
    expect(standIn({ ...at, FUNCTIONS_EMULATOR: "false" })).toEqual({});
  });

  test("is the stand-in on the emulators, and nothing else", () => {
    const emulated = { FUNCTIONS_EMULATOR: "true" };
    expect(standIn({ ...at, ...emulated })).toEqual({ host: "127.0.0.1", port: "5009", protocol: "http" });
    expect(() => standIn(emulated)).toThrow("STRIPE_STAND_IN");
  });
});

describe("what a failed request to Stripe means", () => {
  const failed = (statusCode: number | undefined) => () =>
    asUnavailable({ statusCode, type: "StripeAPIError" });
  const unavailable = expect.objectContaining({ reason: "STRIPE_UNAVAILABLE" });

  test.each([undefined, 409, 429, 500, 503])("%s: nothing is lost, send it again", (status) => {
    expect(failed(status)).toThrow(unavailable);
  });

  test.each([400, 401, 403, 404])("%s is a fault of ours", (status) => {
    expect(failed(status)).not.toThrow(unavailable);
    expect(failed(status)).toThrow(expect.objectContaining({ statusCode: status }));
  });

  test("and so is what is no failure of Stripe's", () => {
    expect(() => asUnavailable(new TypeError("of our own"))).toThrow(TypeError);
  });
});
