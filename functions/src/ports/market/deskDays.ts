import type { Commodity } from "../../platform/goods.ts";
import type { ChargedLine, LineTerms } from "./charge.ts";
import type { Side } from "./port.ts";

/** Figures of the economy are taken within the next day: nothing older is asked for. */
export const MOST_DAYS = 2;

/** What was traded of a good at a desk on a UTC day. A port deals in a good on one side alone. */
export interface DeskGood {
  readonly side: Side;
  readonly units: number;
  /** The port's price of them. */
  readonly credits: number;
  /** What the desk's stock of it holds at most. */
  readonly capacityUnits: number;
}

/** What was traded at a desk on a UTC day. */
export interface DeskDay {
  readonly day: string;
  readonly trades: number;
  readonly goods: { readonly [commodity in Commodity]?: DeskGood | undefined };
  readonly taxCredits: number;
  readonly levyCredits: number;
  readonly claimCredits: number;
}

/** The desk's last days of trade once a trade's lines are added to theirs, the earliest first. */
export function daysAfter(
  days: readonly DeskDay[],
  day: string,
  charged: readonly ChargedLine[],
  terms: readonly LineTerms[],
): DeskDay[] {
  const nothing: DeskDay = { day, trades: 0, goods: {}, taxCredits: 0, levyCredits: 0, claimCredits: 0 };
  const before = days.find((one) => one.day === day) ?? nothing;
  const traded = { ...before, trades: before.trades + 1 };
  const after = charged.reduce((sum, line, index) => withLine(sum, line, terms[index]!), traded);
  return [...days.filter((one) => one.day !== day), after]
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .slice(-MOST_DAYS);
}

function withLine(sum: DeskDay, line: ChargedLine, { capacityUnits }: LineTerms): DeskDay {
  const { commodity, side, units, priceCredits } = line;
  const before = sum.goods[commodity];
  const good: DeskGood = {
    side,
    units: (before?.units ?? 0) + units,
    credits: (before?.credits ?? 0) + priceCredits,
    capacityUnits,
  };
  return {
    ...sum,
    goods: { ...sum.goods, [commodity]: good },
    taxCredits: sum.taxCredits + line.taxCredits,
    levyCredits: sum.levyCredits + line.levyCredits,
    claimCredits: sum.claimCredits + line.claimCredits,
  };
}
