import type { Commodity } from "../../platform/goods.ts";
import { BASE_PRICE_CREDITS } from "../../ships/cargo/goods.ts";
import type { DayFigures } from "../schema.ts";

type Goods = DayFigures["goods"];

/** What was traded beside what the same units cost at base price, in thousandths; null where nothing was. */
export function priceIndexThousandths(days: readonly Pick<DayFigures, "goods">[]): number | null {
  const traded = days.flatMap(({ goods }) => Object.entries(goods) as [Commodity, Goods[Commodity]][]);
  const [credits, base] = traded.reduce(
    ([paid, usual], [commodity, good]) => {
      const units = good!.buy.units + good!.sell.units;
      return [paid + good!.buy.credits + good!.sell.credits, usual + units * BASE_PRICE_CREDITS[commodity]];
    },
    [0, 0],
  );
  return base === 0 ? null : Math.max(1, Math.round((1_000 * credits) / base));
}
