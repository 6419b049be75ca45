import { COMMODITIES } from "../../platform/goods.ts";
import type { DayFigures } from "../schema.ts";

type Goods = DayFigures["goods"];

/** What was traded of each good in all of these days, whichever regions they are of. */
export function tradedIn(days: readonly Pick<DayFigures, "goods">[]): Goods {
  const total: { -readonly [Commodity in keyof Goods]: Goods[Commodity] } = {};
  for (const { goods } of days)
    for (const commodity of COMMODITIES) {
      const [one, other] = [total[commodity], goods[commodity]];
      if (other === undefined) continue;
      total[commodity] =
        one === undefined
          ? other
          : { buy: together(one.buy, other.buy), sell: together(one.sell, other.sell) };
    }
  return total;
}

interface Traded {
  readonly units: number;
  readonly credits: number;
}

const together = (one: Traded, other: Traded) => ({
  units: one.units + other.units,
  credits: one.credits + other.credits,
});
