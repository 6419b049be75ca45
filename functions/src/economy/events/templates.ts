import type { Commodity } from "../../platform/goods.ts";
import type { MarketEvent } from "../../ports/market/events.ts";

/** What an event of a kind does, of whom it comes, and within which bounds. */
export interface Template {
  /** `nature`: by draw, or from administrators. `region`: from its own government. */
  readonly by: "nature" | "region";
  readonly effect: MarketEvent["effect"];
  /** What it can be of; empty where it is of no good. */
  readonly goods: readonly Commodity[];
  readonly leastThousandths: number;
  readonly mostThousandths: number;
}

const goods = (...commodities: Commodity[]) => commodities;

export const TEMPLATES = {
  harvest: nature("flow", goods("food"), 1_500, 3_000),
  drought: nature("flow", goods("food"), 0, 500),
  vein: nature("flow", goods("ore", "rare_goods"), 1_500, 3_000),
  strike: nature("flow", goods("machinery", "technology", "luxuries"), 0, 500),
  epidemic: nature("price", goods("medicine"), 1_250, 2_000),
  scare: nature("price", goods("luxuries", "information", "technology"), 750, 900),
  fair: region("bonus", 1, 500),
  discount: region("rebate", 1, 500),
  closure: region("closure", 0, 0),
  /** Docking costs nothing. */
  festival: region("docking", 0, 0),
} as const satisfies Record<string, Template>;

export type TemplateName = keyof typeof TEMPLATES;

export const NATURAL = [
  "harvest",
  "drought",
  "vein",
  "strike",
  "epidemic",
  "scare",
] as const satisfies TemplateName[];
export const OWN = ["fair", "discount", "closure", "festival"] as const satisfies TemplateName[];

function nature(effect: "flow" | "price", of: readonly Commodity[], least: number, most: number): Template {
  return { by: "nature", effect, goods: of, leastThousandths: least, mostThousandths: most };
}

function region(effect: "bonus" | "rebate" | "closure" | "docking", least: number, most: number): Template {
  return { by: "region", effect, goods: [], leastThousandths: least, mostThousandths: most };
}

/** Whether a region's own government announces such events, and may cut them short. */
export const isOwn = (template: string) => (OWN as readonly string[]).includes(template);
