import type { Sector } from "../../galaxy/schema.ts";
import { COMMODITIES, type Commodity } from "../../platform/goods.ts";
import { type Desk, leftAt, newDesk, stockUnits } from "../../ports/market/desk.ts";
import { deskCount } from "../../ports/market/goods.ts";
import { type GoodTerms, goodTerms, type PortSector, swingOf, zoneOf } from "../../ports/market/port.ts";
import { priceCredits } from "../../ports/market/price.ts";
import type { MarketRegion } from "../../ports/market/terms.ts";
import type { PriceBoard } from "../schema.ts";

/** A desk at which nobody has traded for so long is taken as at rest: its stock has come back after a week of strike, at the slowest pace. */
export const RESTS_AFTER_DAYS = 13;

export type PortPrices = PriceBoard["ports"][number];

/** A port and the desks of it at which somebody has traded lately; the others are at rest. */
export interface KnownPort {
  readonly sector: PortSector & { readonly port: NonNullable<Sector["port"]> };
  readonly used: readonly Desk[];
}

/** What a port deals in at an instant, good by good; nothing where an event has closed it. */
export function pricesAt({ sector, used }: KnownPort, region: MarketRegion, now: Date): PortPrices {
  const isClosed = region.closedPorts.includes(sector.port.class);
  const dealtIn = isClosed ? [] : COMMODITIES.filter((good) => !region.bannedGoods.includes(good));
  return {
    sectorNumber: sector.number,
    goods: dealtIn.flatMap((commodity) => {
      const terms = termsOf(sector, region, commodity);
      return terms === undefined ? [] : [priceOf(terms, { sector, used }, region, now)];
    }),
  };
}

/** A port deals in a good on one side alone. */
const termsOf = (sector: PortSector, region: MarketRegion, commodity: Commodity) =>
  goodTerms(sector, region, commodity, "buy") ?? goodTerms(sector, region, commodity, "sell");

/** What one unit costs or brings where the stock is what the port's desks have on average, rounded down to a unit. */
function priceOf(terms: GoodTerms, { sector, used }: KnownPort, region: MarketRegion, now: Date) {
  const desks = deskCount(zoneOf(sector));
  const leftOf = (desk: Desk) => leftAt(desk, terms, { ...region, now }).amount;
  const atRest = Math.max(0, desks - used.length) * leftOf(newDesk(region.openedAt));
  const leftUnits = Math.floor((used.reduce((sum, desk) => sum + leftOf(desk), 0) + atRest) / desks);
  const swingThousandths = swingOf(sector);
  const price = priceCredits({ ...terms, swingThousandths }, stockUnits(terms, leftUnits), 1);
  return { commodity: terms.commodity, side: terms.side, priceCredits: price, leftUnits };
}
