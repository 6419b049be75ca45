import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";
import { booksOn, chargeOf } from "../../../functions/src/ports/market/charge.ts";
import { leftAt, newDesk } from "../../../functions/src/ports/market/desk.ts";
import { conditionsAt, type MarketEvent } from "../../../functions/src/ports/market/events.ts";
import { termsOf } from "../../../functions/src/ports/market/terms.ts";
import { refusal } from "./refusal.ts";
import { borderFoundry, opened, region } from "./sectors.ts";

const day = (count: number) => after(opened, count * DAY_MS);
const later = (instant: Date, ms: number) => after(instant, ms);
const event = (change: Partial<MarketEvent>): MarketEvent => ({
  eventId: "event",
  template: "strike",
  effect: "flow",
  commodity: "machinery",
  portClass: null,
  thousandths: 0,
  from: day(1),
  until: day(3),
  ...change,
});
/** The region at an instant, while such events are known. */
const under = (now: Date, ...events: MarketEvent[]) => ({ ...region, ...conditionsAt(region, events, now) });
const machinery = { commodity: "machinery", side: "buy", units: 10 } as const;
const ore = { commodity: "ore", side: "sell", units: 10 } as const;
const lineOf = (now: Date, line: typeof machinery | typeof ore, ...events: MarketEvent[]) =>
  termsOf(borderFoundry, under(now, ...events), [line], 0).lines[0]!;

describe("an event that moves a flow", () => {
  const terms = (...events: MarketEvent[]) => lineOf(day(9), machinery, ...events);
  const dates = { openedAt: opened, specializedBefore: [], paces: [] };
  const stock = (now: Date, ...events: MarketEvent[]) =>
    leftAt(newDesk(opened), terms(...events), { ...dates, now }).amount;

  test("is added exactly: a stock stands still while nothing comes in, and goes on after", () => {
    // 216 a day of 540: a region of mining makes machines at 0.8.
    expect(stock(day(1), event({}))).toBe(stock(day(1)));
    expect(stock(day(3), event({}))).toBe(stock(day(1)));
    expect(stock(day(3.25), event({}))).toBe(stock(day(1.25)));
    expect(stock(day(1.5), event({ thousandths: 500, until: day(2) }))).toBe(stock(day(1.25)));
  });

  test("comes to the same however often one looks, windows beginning and ending between", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 6 * DAY_MS }), { maxLength: 12 }),
        fc.integer({ min: 0, max: 3_000 }),
        fc.tuple(fc.integer({ min: 0, max: 3 * DAY_MS }), fc.integer({ min: 1, max: 3 * DAY_MS })),
        (looks, thousandths, [start, lasts]) => {
          const from = later(opened, start);
          const line = terms(event({ thousandths, from, until: later(from, lasts) }));
          let desk = { ...newDesk(opened), left: { machinery: { amount: 0, anchorAt: opened, carry: 0 } } };
          const end = day(6);
          const once = leftAt(desk, line, { ...dates, now: end });
          for (const ms of looks.toSorted((a, b) => a - b)) {
            const left = leftAt(desk, line, { ...dates, now: later(opened, ms) });
            desk = { ...desk, left: { machinery: left } };
          }
          expect(leftAt(desk, line, { ...dates, now: end })).toEqual(once);
        },
      ),
    );
  });

  test("no longer decides a stock eight days after its end", () => {
    expect(stock(day(11), event({}))).toBe(stock(day(11)));
  });
});

describe("an event that moves a price", () => {
  const scare = event({ effect: "price", thousandths: 2_000 });
  test("does so from its first instant to its last, within 700 to 2,500 of the base", () => {
    const plain = lineOf(day(2), machinery).priceThousandths;
    const price = (now: Date, thousandths: number) =>
      lineOf(now, machinery, { ...scare, thousandths }).priceThousandths;
    expect(price(day(2), 1_500)).toBe(90 * Math.floor((1.5 * plain) / 90));
    expect(price(later(day(1), -1), 1_500)).toBe(plain);
    expect(price(day(1), 1_500)).toBeGreaterThan(plain);
    expect(price(day(3), 1_500)).toBe(plain);
    expect(price(day(2), 3_000)).toBe(90 * 2_500);
    expect(price(day(2), 100)).toBe(90 * 700);
    expect(lineOf(day(2), ore, scare).priceThousandths).toBe(lineOf(day(2), ore).priceThousandths);
  });
});

describe("a region's own event", () => {
  const now = day(2);
  const charge = (line: typeof machinery | typeof ore, ...events: MarketEvent[]) =>
    chargeOf(
      termsOf(borderFoundry, under(now, ...events), [line], 0),
      { desk: newDesk(opened), books: booksOn("2102-01-03", undefined) },
      now,
    );
  const own = (effect: MarketEvent["effect"], thousandths: number) =>
    event({ effect, commodity: null, thousandths });

  test("adds to what sellers and buyers claim, and moves no price of the port", () => {
    const [plain, fair] = [charge(ore).lines[0]!, charge(ore, own("bonus", 500)).lines[0]!];
    expect(fair.priceCredits).toBe(plain.priceCredits);
    expect(fair.claimCredits).toBe(Math.floor(fair.priceCredits / 2));
    const discount = charge(machinery, own("rebate", 250)).lines[0]!;
    expect(discount.claimCredits).toBe(Math.floor(discount.priceCredits / 4));
    expect(charge(machinery, own("bonus", 500)).lines[0]!.claimCredits).toBe(0);
  });

  test("closes the ports of a class, and no others", () => {
    const closing = (portClass: MarketEvent["portClass"]) =>
      refusal(() => charge(ore, { ...own("closure", 0), portClass }));
    expect(closing("foundry")).toMatchObject({ reason: "PORT_CLOSED", metadata: { portClass: "foundry" } });
    expect(closing("clinic")).toBeUndefined();
  });
});
