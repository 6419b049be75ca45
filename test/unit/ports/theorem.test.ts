import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PORT_CLASSES, PORT_TRADES } from "../../../functions/src/galaxy/generation/sites.ts";
import { CLUSTERS } from "../../../functions/src/galaxy/zones.ts";
import { accrualOf } from "../../../functions/src/platform/accrual.ts";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";
import { COMMODITIES, type Commodity, forEachCommodity } from "../../../functions/src/platform/goods.ts";
import {
  type Books,
  booksOn,
  type ChargedLine,
  chargeOf,
  type Line,
} from "../../../functions/src/ports/market/charge.ts";
import { type Desk, leftAt, stockUnits } from "../../../functions/src/ports/market/desk.ts";
import { conditionsAt, type MarketEvent } from "../../../functions/src/ports/market/events.ts";
import {
  goodTerms,
  type PortSector,
  purseCreditsADay,
  swingOf,
} from "../../../functions/src/ports/market/port.ts";
import { type MarketRegion, termsOf } from "../../../functions/src/ports/market/terms.ts";
import { drawsAll } from "../../../scripts/suite/draw.ts";
import { refusal } from "./refusal.ts";
import { region as base, opened } from "./sectors.ts";

/** Sectors with a port, as a galaxy might have drawn them. */
const sectors = fc.record({
  portClass: fc.constantFrom(...PORT_CLASSES),
  number: fc.integer({ min: 1, max: 500 }),
  cluster: fc.constantFrom(...CLUSTERS),
  hazardPercent: fc.nat(100),
  richnessPercent: fc.nat(100),
  resourceBonusPercent: fc.constantFrom(
    {},
    { credits: 200, rare_goods: 150 },
    { information: 300, technology: 200 },
  ),
});
const ports = sectors.map(({ portClass, ...sector }): PortSector => {
  const { buys, sells, suffix } = PORT_TRADES[portClass];
  return {
    ...sector,
    district: undefined,
    port: { class: portClass, name: suffix, buys: [...buys], sells: [...sells] },
  };
});
const settings = fc.record({
  seed: fc.string({ minLength: 1, maxLength: 8 }),
  specialization: fc.constantFrom("mining", "manufacturing", "research", "trade"),
  tradeTaxBasisPoints: fc.integer({ min: 500, max: 2_500 }),
  tradeBonusThousandths: fc.integer({ min: 500, max: 3_000 }).map(forEachCommodity),
  priceModifierThousandths: fc.integer({ min: 500, max: 2_000 }).map(forEachCommodity),
});
/** What happens in a region: some of it over, some running, some to come. */
const events = fc.array(
  fc
    .record({
      effect: fc.constantFrom("price", "flow", "bonus", "rebate", "closure"),
      commodity: fc.constantFrom(...COMMODITIES),
      portClass: fc.constantFrom(...PORT_CLASSES),
      share: fc.nat(1_000),
      startsMs: fc.integer({ min: -3 * DAY_MS, max: 4 * DAY_MS }),
      lastsMs: fc.integer({ min: 1, max: 7 * DAY_MS }),
    })
    .map(({ effect, commodity, portClass, share, startsMs, lastsMs }): MarketEvent => {
      const from = after(opened, startsMs);
      const isOfGood = effect === "price" || effect === "flow";
      const most = { price: 2_000, flow: 3_000, bonus: 500, rebate: 500, closure: 0 }[effect];
      return {
        eventId: "event",
        template: "event",
        effect,
        commodity: isOfGood ? commodity : null,
        portClass: effect === "closure" ? portClass : null,
        thousandths: Math.floor((share * most) / 1_000),
        from,
        until: after(from, lastsMs),
      };
    }),
  { maxLength: 3 },
);
/** A trade of one or two goods at one of three ports, so long after the one before. */
const trade = fc.record({
  laterMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: DAY_MS })),
  port: fc.nat(2),
  asked: fc.uniqueArray(
    fc.record({ commodity: fc.constantFrom(...COMMODITIES), units: fc.integer({ min: 1, max: 60 }) }),
    {
      minLength: 1,
      maxLength: 2,
      selector: ({ commodity }) => commodity,
    },
  ),
});

const sidesOf = ({ port }: PortSector, commodity: Commodity): Line["side"] | undefined =>
  port!.sells.includes(commodity) ? "buy" : port!.buys.includes(commodity) ? "sell" : undefined;

/**
 * What a stock is worth: the integral of its price from nothing up to it, in millionths of a credit times the capacity. Told by its own formula, not by the code's.
 */
function worthOf(sector: PortSector, region: MarketRegion, desk: Desk, now: Date): number {
  return COMMODITIES.reduce((sum, commodity) => {
    const side = sidesOf(sector, commodity);
    if (side === undefined) return sum;
    const terms = goodTerms(sector, region, commodity, side)!;
    const stock = stockUnits(
      terms,
      leftAt(desk, terms, { openedAt: opened, specializedBefore: [], paces: [], now }).amount,
    );
    const swing = swingOf(sector);
    const { priceThousandths, capacityUnits } = terms;
    return (
      sum +
      (priceThousandths * stock * ((1_000 + swing) * capacityUnits - swing * stock)) / (1e6 * capacityUnits)
    );
  }, 0);
}

/** What a line's bonus or modifier is worth to the player, in thousandths of a credit. */
function favourOf({ commodity, side, priceCredits }: ChargedLine, region: MarketRegion): number {
  return side === "sell"
    ? priceCredits * (region.tradeBonusThousandths[commodity] - 1_000)
    : priceCredits * (1_000 - region.priceModifierThousandths[commodity]);
}

describe("no money from nothing", () => {
  test("what players draw from ports is what the stocks are worth more at the time, less at most a credit a line, whatever happens in the region", () => {
    fc.assert(
      fc.property(
        fc.tuple(ports, ports, ports),
        settings,
        events,
        fc.array(trade, { minLength: 1, maxLength: 25 }),
        (sectors, set, happening, trades) => {
          const tax = { ...base.tax, tradeTaxBasisPoints: set.tradeTaxBasisPoints };
          const marketAt = (now: Date): MarketRegion => ({
            ...base,
            ...set,
            ...conditionsAt(set, happening, now),
            tax,
          });
          let now = opened;
          const desks: Desk[] = sectors.map((sector) => ({
            left: {},
            days: [],
            purse: accrualOf(2 * purseCreditsADay(sector), opened),
          }));
          let gained = 0;
          let books: Books = booksOn("2102-01-01", undefined);
          let [drawn, lines, taxed] = [0, 0, 0];
          const total = { levy: 0, claim: 0, owedThousandths: 0, claimedThousandths: 0 };
          for (const { port, asked, laterMs } of trades) {
            now = after(now, laterMs);
            const region = marketAt(now);
            const sector = sectors[port]!;
            const wanted = asked.flatMap(({ commodity, units }) => {
              const side = sidesOf(sector, commodity);
              return side === undefined ? [] : [{ commodity, side, units }];
            });
            const refused = refusal(() => {
              if (wanted.length === 0) return;
              const charge = chargeOf(termsOf(sector, region, wanted, 0), { desk: desks[port]!, books }, now);
              const worth = (desk: Desk) => worthOf(sector, region, desk, now);
              gained += worth(charge.desk) - worth(desks[port]!);
              desks[port] = charge.desk;
              books = charge.books;
              drawn += charge.netCredits + charge.treasuryCredits;
              for (const line of charge.lines) {
                taxed += line.taxCredits;
                total.levy += line.levyCredits;
                total.claim += line.claimCredits;
                const favour = favourOf(line, region);
                total.claimedThousandths += Math.max(0, favour);
                total.owedThousandths += Math.max(0, -favour);
              }
              lines += charge.lines.length;
            });
            if (refused !== undefined)
              expect(["LINE_TOO_BIG", "STOCK_SHORT", "PORT_FULL", "PURSE_EMPTY", "PORT_CLOSED"]).toContain(
                refused.reason,
              );
          }
          expect(drawn).toBeLessThanOrEqual(gained + 1e-6);
          expect(drawn).toBeGreaterThan(gained - lines - 1e-6);
          expect(taxed).toBe(Math.floor((books.turnoverCredits * tax.tradeTaxBasisPoints) / 10_000));
          // No setting makes credits: claims and levies are the treasury's, and come to the same however trades are split.
          expect(total.claim).toBe(Math.floor(total.claimedThousandths / 1_000));
          expect(total.levy).toBe(Math.floor(total.owedThousandths / 1_000));
          expect(books.claims.open?.credits ?? 0).toBe(total.claim);
          for (const [index, desk] of desks.entries()) {
            expect(desk.purse.amount).toBeGreaterThanOrEqual(0);
            for (const left of Object.values(desk.left)) expect(left!.amount).toBeGreaterThanOrEqual(0);
            expect(desk.purse.amount).toBeLessThanOrEqual(2 * purseCreditsADay(sectors[index]!));
          }
        },
      ),
      { numRuns: drawsAll ? 10_000 : 2_000 },
    );
  });
});
