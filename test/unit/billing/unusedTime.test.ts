import { describe, expect, test } from "vitest";
import { unusedCents } from "../../../functions/src/billing/region/unusedTime.ts";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";

const START = new Date("2102-01-01T00:00:00Z");
const period = {
  paidCents: 2_500,
  returnedCents: 0,
  startsAt: START,
  endsAt: after(START, 30 * DAY_MS),
};
const unused = (days: number, change: Partial<typeof period> = {}) =>
  unusedCents({ ...period, ...change }, after(START, days * DAY_MS));

describe("what was paid for time that is not used", () => {
  test.each([
    [0, 2_500],
    [15, 1_250],
    [29, 83],
    [30, 0],
    [31, 0],
    [-1, 2_500],
  ])("after %i of 30 days is %i of 2,500 cents", (days, cents) => expect(unused(days)).toBe(cents));

  test("is never more than is left of the payment", () => {
    expect(unused(15, { returnedCents: 2_000 })).toBe(500);
    expect(unused(0, { returnedCents: 2_500 })).toBe(0);
  });
});
