import type { Sector } from "../../galaxy/schema.ts";
import type { ZoneId } from "../../galaxy/zones.ts";
import type { Commodity } from "../../platform/goods.ts";
import { bucketOf } from "../../platform/random.ts";
import { BASE_PRICE_CREDITS } from "../../ships/cargo/goods.ts";
import type { Flow, MarketConditions } from "./events.ts";
import {
  DAYS_KEPT,
  inflowThousandths,
  mostUnits,
  PURSE_CREDITS_A_DAY,
  type Specialization,
  swingThousandths,
  UNITS_A_DAY,
} from "./goods.ts";

/** A trade's sides are the player's: who buys takes what the port sells. */
export type Side = "buy" | "sell";

/** What a port is by its sector and its region, as far as a price depends on it. */
export type PortSector = Pick<
  Sector,
  "number" | "port" | "cluster" | "district" | "hazardPercent" | "richnessPercent" | "resourceBonusPercent"
>;

export interface PortRegion extends Pick<MarketConditions, "priceFactorsThousandths" | "flows"> {
  readonly regionId: string;
  readonly seed: string;
  readonly specialization: Specialization;
}

/** On what terms a port deals in a good. */
export interface GoodTerms {
  readonly commodity: Commodity;
  readonly side: Side;
  /** In thousandths of a credit a unit, where the stock is half. */
  readonly priceThousandths: number;
  /** What a desk's stock holds at most: two days' units. */
  readonly capacityUnits: number;
  /** What comes to a desk in a day, or leaves it. */
  readonly unitsADay: number;
  /** When it does at another rate. */
  readonly flows: readonly Flow[];
  readonly mostUnits: number;
}

export const zoneOf = ({ cluster, district }: Pick<Sector, "cluster" | "district">): ZoneId =>
  (cluster ?? district)!;

/** Prices that a sector may have, in thousandths of the base: none lies below what travel insures. */
const LOCAL = { least: 700, most: 2_500 };

const within = (thousandths: number) => Math.min(LOCAL.most, Math.max(LOCAL.least, Math.floor(thousandths)));

/** The terms of a good at the port; undefined where the port does not deal in it on this side. */
export function goodTerms(
  sector: PortSector,
  region: PortRegion,
  commodity: Commodity,
  side: Side,
): GoodTerms | undefined {
  const dealtIn = side === "buy" ? sector.port?.sells : sector.port?.buys;
  if (!dealtIn?.includes(commodity)) return undefined;
  const capacityUnits = DAYS_KEPT * unitsADay(sector, commodity, side);
  return {
    commodity,
    side,
    priceThousandths:
      BASE_PRICE_CREDITS[commodity] *
      within(
        (localThousandths(sector, region, commodity, side) * region.priceFactorsThousandths[commodity]) /
          1_000,
      ),
    flows: region.flows[commodity] ?? [],
    capacityUnits,
    unitsADay: unitsUnder(region.specialization, { commodity, side, capacityUnits }),
    mostUnits: mostUnits(region.specialization, commodity),
  };
}

/** What comes to a desk in a day, or leaves it, under a specialisation. */
export function unitsUnder(
  specialization: Specialization,
  { commodity, side, capacityUnits }: Pick<GoodTerms, "commodity" | "side" | "capacityUnits">,
): number {
  const steadyUnits = capacityUnits / DAYS_KEPT;
  const inflow = side === "buy" ? inflowThousandths(specialization, commodity) : 1_000;
  return Math.floor((steadyUnits * inflow) / 1_000);
}

/** What a desk of the port gets in a day to pay for what players sell there. */
export function purseCreditsADay({
  port,
  resourceBonusPercent,
}: Pick<Sector, "port" | "resourceBonusPercent">): number {
  const whole = PURSE_CREDITS_A_DAY * (port?.buys.length ?? 0) * (resourceBonusPercent.credits ?? 100);
  return Math.floor(whole / 100);
}

/** The swing of the port's prices between a full stock and an empty one. */
export const swingOf = (sector: Pick<Sector, "cluster" | "district">) => swingThousandths(zoneOf(sector));

const isMined = (commodity: Commodity) => commodity === "ore" || commodity === "rare_goods";

function unitsADay(
  { resourceBonusPercent, richnessPercent }: PortSector,
  commodity: Commodity,
  side: Side,
): number {
  const bonusPercent = resourceBonusPercent[commodity] ?? 100;
  const yieldPercent = side === "buy" && isMined(commodity) ? 50 + richnessPercent : 100;
  return Math.floor((UNITS_A_DAY[commodity] * bonusPercent * yieldPercent) / 10_000);
}

function localThousandths(
  { number, hazardPercent, richnessPercent }: PortSector,
  { regionId, seed }: PortRegion,
  commodity: Commodity,
  side: Side,
): number {
  const drawn = 900 + bucketOf(`${seed}/${regionId}/${number}/${commodity}`, 201);
  const dangerPay = side === "sell" ? 2 * hazardPercent : 0;
  const abundance = side === "buy" && isMined(commodity) ? richnessPercent : 0;
  return within(drawn + dangerPay - abundance);
}
