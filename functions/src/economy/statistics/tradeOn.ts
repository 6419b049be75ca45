import { COMMODITIES, type Commodity } from "../../platform/goods.ts";
import { type Dated, type Desk, leftAt, stockUnits } from "../../ports/market/desk.ts";
import type { DeskDay } from "../../ports/market/deskDays.ts";
import type { MarketConditions } from "../../ports/market/events.ts";
import type { Specialization } from "../../ports/market/goods.ts";
import { unitsUnder } from "../../ports/market/port.ts";
import type { DayFigures } from "../schema.ts";

/** What desks' stocks depend on beside the desks. */
export interface StockRegion extends Dated {
  readonly specialization: Specialization;
  readonly flows: MarketConditions["flows"];
}

export interface DayTrade
  extends Pick<
    DayFigures,
    "trades" | "valueCredits" | "goods" | "taxCredits" | "levyCredits" | "claimCredits"
  > {
  readonly stocks: number;
  /** Those that are between a tenth and nine tenths full. */
  readonly balancedStocks: number;
}

/** What was traded in a region on a UTC day, by the desks at which somebody did, and how their stocks of it stand at an instant. */
export function tradeOn(day: string, desks: readonly Desk[], region: StockRegion, at: Date): DayTrade {
  const used = desks.flatMap((desk) => {
    const found = desk.days.find((one) => one.day === day);
    return found === undefined ? [] : [{ desk, found }];
  });
  const days = used.map(({ found }) => found);
  const goods = goodsOf(days);
  const stocks = used.flatMap(({ desk, found }) => fillings(desk, found, region, at));
  const sum = (of: "trades" | "taxCredits" | "levyCredits" | "claimCredits") =>
    days.reduce((total, one) => total + one[of], 0);
  return {
    trades: sum("trades"),
    valueCredits: Object.values(goods).reduce(
      (total, { buy, sell }) => total + buy.credits + sell.credits,
      0,
    ),
    goods,
    taxCredits: sum("taxCredits"),
    levyCredits: sum("levyCredits"),
    claimCredits: sum("claimCredits"),
    stocks: stocks.length,
    balancedStocks: stocks.filter((filling) => filling >= 0.1 && filling <= 0.9).length,
  };
}

type Traded = NonNullable<DayFigures["goods"][Commodity]>;

function goodsOf(days: readonly DeskDay[]): { [commodity in Commodity]?: Traded } {
  const goods: { [commodity in Commodity]?: Traded } = {};
  for (const commodity of COMMODITIES)
    for (const { [commodity]: good } of days.map((one) => one.goods)) {
      if (good === undefined) continue;
      const nothing = { units: 0, credits: 0 };
      const before = goods[commodity] ?? { buy: nothing, sell: nothing };
      const { units, credits } = before[good.side];
      goods[commodity] = {
        ...before,
        [good.side]: { units: units + good.units, credits: credits + good.credits },
      };
    }
  return goods;
}

/** How full the stock of each good is that was traded at the desk on the day, from 0 to 1. */
function fillings(desk: Desk, { goods }: DeskDay, region: StockRegion, at: Date): number[] {
  const { specialization } = region;
  return Object.entries(goods).map(([name, good]) => {
    const commodity = name as Commodity;
    const terms = { commodity, ...good!, flows: region.flows[commodity] ?? [] };
    const rated = { ...terms, unitsADay: unitsUnder(specialization, terms) };
    const left = leftAt(desk, rated, { ...region, now: at }).amount;
    return stockUnits(terms, left) / terms.capacityUnits;
  });
}
