import type { ZoneId } from "../../galaxy/zones.ts";
import type { Commodity } from "../../platform/goods.ts";
import type { Configuration } from "../../regions/configuration/configuration.ts";

export type Specialization = Configuration["economy"]["specialization"];

/** What comes to a desk, or leaves it, in a day: some 24,000 credits' worth at base price. */
export const UNITS_A_DAY: Readonly<Record<Commodity, number>> = {
  ore: 1_200,
  food: 1_600,
  medicine: 400,
  machinery: 270,
  technology: 160,
  luxuries: 120,
  information: 96,
  rare_goods: 80,
};

/** The purse that a desk gets in a day for each good that it takes from players. */
export const PURSE_CREDITS_A_DAY = 24_000;

/** Stock and purse grow for two days, and no further. */
export const DAYS_KEPT = 2;

/** The most units of one line: a fifth of a day's. */
export const MOST_UNITS: Readonly<Record<Commodity, number>> = {
  ore: 240,
  food: 320,
  medicine: 80,
  machinery: 54,
  technology: 32,
  luxuries: 24,
  information: 20,
  rare_goods: 16,
};

/** What a region's specialisation makes more of, while all else comes in more slowly. */
const FAVOURED: Readonly<Record<Specialization, readonly Commodity[]>> = {
  mining: ["ore", "rare_goods"],
  manufacturing: ["machinery", "food"],
  research: ["technology", "medicine"],
  trade: ["luxuries", "information"],
};

/** How fast a good comes in to the ports that sell it, in thousandths of what its sector gives. */
export function inflowThousandths(specialization: Specialization, commodity: Commodity): number {
  return FAVOURED[specialization].includes(commodity) ? 1_500 : 800;
}

/** A region of trade takes lines that are half as big again. */
export function mostUnits(specialization: Specialization, commodity: Commodity): number {
  const most = MOST_UNITS[commodity];
  return specialization === "trade" ? most + Math.floor(most / 2) : most;
}

/** How far a price swings between a full stock and an empty one, in thousandths to either side. */
export function swingThousandths(zone: ZoneId): number {
  switch (zone) {
    case "federation":
      return 150;
    case "border":
      return 300;
    case "frontier":
      return 400;
    default:
      return 200;
  }
}

/** How many desks a port has: more where the Nexus' crowds are. */
export function deskCount(zone: ZoneId): number {
  switch (zone) {
    case "commerce":
    case "transit":
      return 32;
    case "border":
      return 2;
    case "frontier":
      return 1;
    default:
      return 4;
  }
}
