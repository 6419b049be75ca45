import { z } from "zod";
import type { PortClass } from "../../galaxy/generation/sites.ts";
import { PORT_CLASSES } from "../../galaxy/generation/sites.ts";
import { after, DAY_MS } from "../../platform/duration.ts";
import { date, documentId, integer, line } from "../../platform/fields.ts";
import { COMMODITIES, type Commodity, forEachCommodity } from "../../platform/goods.ts";
import type { Configuration } from "../../regions/configuration/configuration.ts";

/** What a region's events do to trade, each for its time. */
export const marketEventField = z.strictObject({
  eventId: documentId,
  /** What it is called: the room `economy` knows what that means. */
  template: line(32),
  /**
   * `price`: of a good at every port, in thousandths of what it is. `flow`: how fast a good comes in, or goes out, the same. `bonus` and
   * `rebate`: thousandths of the price that the treasury owes to who sells, or who buys. `closure`: ports of a class trade nothing. `docking`: nobody pays the region's
   * docking fee, which its own document says to the room `ships`.
   */
  effect: z.enum(["price", "flow", "bonus", "rebate", "closure", "docking"]),
  /** Of `price` and `flow`; else null. */
  commodity: z.enum(COMMODITIES).nullable(),
  /** Of `closure`; else null. */
  portClass: z.enum(PORT_CLASSES).nullable(),
  thousandths: integer(0, 3_000),
  from: date,
  until: date,
});
export type MarketEvent = z.infer<typeof marketEventField>;

/** A piece of time in which a good comes in, or goes out, at another rate. */
export interface Flow {
  readonly from: Date;
  readonly until: Date;
  readonly thousandths: number;
}

/** After so long a stock is full again, at the slowest pace too, whatever an event has made of it, since a good's flow is not moved again before: nothing older decides. */
export const EVENT_KEPT_MS = 8 * DAY_MS;

/** Three at once, announced a month ahead and kept for a week. */
export const MOST_EVENTS = 64;

/** What events make of trade at an instant. */
export interface MarketConditions
  extends Pick<Configuration["economy"], "tradeBonusThousandths" | "priceModifierThousandths"> {
  /** Of each good's price: 1,000 where nothing moves it. */
  readonly priceFactorsThousandths: Readonly<Record<Commodity, number>>;
  /** Of each good, past and to come, the earliest first. */
  readonly flows: { readonly [commodity in Commodity]?: readonly Flow[] };
  readonly closedPorts: readonly PortClass[];
}

/** Bonus and rebate lie on top of what the government has set, as claims on its treasury. */
export function conditionsAt(
  settings: Pick<Configuration["economy"], "tradeBonusThousandths" | "priceModifierThousandths">,
  events: readonly MarketEvent[],
  now: Date,
): MarketConditions {
  const acting = events.filter(({ from, until }) => from <= now && now < until);
  const sum = (effect: "bonus" | "rebate") =>
    acting.reduce((total, event) => (event.effect === effect ? total + event.thousandths : total), 0);
  const [bonus, rebate] = [sum("bonus"), sum("rebate")];
  const each = (of: (commodity: Commodity) => number) =>
    Object.fromEntries(COMMODITIES.map((commodity) => [commodity, of(commodity)])) as Record<
      Commodity,
      number
    >;
  return {
    tradeBonusThousandths: each((commodity) => settings.tradeBonusThousandths[commodity] + bonus),
    priceModifierThousandths: each((commodity) => settings.priceModifierThousandths[commodity] - rebate),
    priceFactorsThousandths: pricesUnder(acting),
    flows: flowsOf(events.filter(({ from }) => from < after(now, DAY_MS))),
    closedPorts: acting.flatMap(({ portClass }) => (portClass === null ? [] : [portClass])),
  };
}

function pricesUnder(acting: readonly MarketEvent[]): Record<Commodity, number> {
  const factors = forEachCommodity(1_000);
  for (const { effect, commodity, thousandths } of acting)
    if (effect === "price" && commodity !== null) factors[commodity] = thousandths;
  return factors;
}

/** When each good comes in, or goes out, at another rate. */
export function flowsOf(events: readonly MarketEvent[]): { [commodity in Commodity]?: readonly Flow[] } {
  const flows: { [commodity in Commodity]?: Flow[] } = {};
  for (const { effect, commodity, from, until, thousandths } of events)
    if (effect === "flow" && commodity !== null)
      flows[commodity] = [...(flows[commodity] ?? []), { from, until, thousandths }].sort(
        (a, b) => a.from.getTime() - b.from.getTime(),
      );
  return flows;
}
