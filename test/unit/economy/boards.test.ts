import { describe, expect, test } from "vitest";
import { type KnownPort, pricesAt, RESTS_AFTER_DAYS } from "../../../functions/src/economy/boards/board.ts";
import { accrualOf } from "../../../functions/src/platform/accrual.ts";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";
import type { MarketRegion } from "../../../functions/src/ports/market/terms.ts";
import { borderFoundry, opened, region } from "../ports/sectors.ts";

const emptiedAt = after(opened, 10 * DAY_MS);
const inDays = (days: number) => after(emptiedAt, days * DAY_MS);
/** All that slows a stock down: a week in which nothing comes in, the slowest pace, a region that makes other things. */
const slow: MarketRegion = {
  ...region,
  paces: [{ from: opened, thousandths: 500 }],
  flows: { machinery: [{ from: emptiedAt, until: inDays(7), thousandths: 0 }] },
};
const port = borderFoundry as KnownPort["sector"];
const emptied = { left: { machinery: accrualOf(0, emptiedAt) }, purse: accrualOf(0, emptiedAt), days: [] };
const machinery = (used: KnownPort["used"], days: number) =>
  pricesAt({ sector: port, used }, slow, inDays(days)).goods.find(
    ({ commodity }) => commodity === "machinery",
  )!;

describe("a board of prices", () => {
  test("takes a desk for full only when it is, even after a week of strike at the slowest pace", () => {
    const atRest = machinery([], RESTS_AFTER_DAYS);
    expect(machinery([emptied, emptied], RESTS_AFTER_DAYS)).toEqual(atRest);
    expect(machinery([emptied, emptied], RESTS_AFTER_DAYS - 2).leftUnits).toBeLessThan(atRest.leftUnits);
  });

  test("tells the mean of a port's desks, and nothing of one that an event has closed", () => {
    const [none, one, both] = [[], [emptied], [emptied, emptied]].map((used) => machinery(used, 1));
    expect(both!.leftUnits).toBe(0);
    expect(one!.leftUnits).toBe(Math.floor(none!.leftUnits / 2));
    expect(both!.priceCredits).toBeGreaterThan(none!.priceCredits);
    const closed = { ...slow, closedPorts: [port.port.class] };
    expect(pricesAt({ sector: port, used: [] }, closed, emptiedAt).goods).toEqual([]);
  });
});
