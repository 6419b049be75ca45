import { GameError } from "../../platform/errors.ts";
import type { Configuration } from "../../regions/configuration/configuration.ts";
import type { Line, LineTerms, Terms } from "./charge.ts";
import type { Dated } from "./desk.ts";
import type { MarketConditions } from "./events.ts";
import { deskCount } from "./goods.ts";
import { goodTerms, type PortRegion, type PortSector, purseCreditsADay, swingOf, zoneOf } from "./port.ts";
import { type DayLimits, limitsOf } from "./quotas.ts";
import { bracketsFor, type TradeTax } from "./tax.ts";

/** Of a region: what its ports' terms depend on. */
export interface MarketRegion
  extends PortRegion,
    MarketConditions,
    Dated,
    Pick<Configuration["economy"], "bannedGoods" | "quotas"> {
  readonly tax: TradeTax;
}

/**
 * The terms on which a desk of a port deals in these lines, sales first.
 * @throws GameError `PORT_CLOSED`, `GOODS_BANNED`, `GOODS_NOT_TRADED` or `LINE_TOO_BIG`, naming the bound
 */
export function termsOf(
  sector: PortSector,
  region: MarketRegion,
  lines: readonly Line[],
  desk: number,
): Terms {
  requireOpen(sector, region);
  const place = { desk, desks: deskCount(zoneOf(sector)) };
  const salesFirst = [...lines].sort((a, b) => Number(a.side === "buy") - Number(b.side === "buy"));
  return {
    lines: salesFirst.map((line) => ({
      ...lineTerms(sector, region, line),
      ...limitsOf(region.quotas, line, place),
    })),
    swingThousandths: swingOf(sector),
    purseCreditsADay: purseCreditsADay(sector),
    openedAt: region.openedAt,
    specializedBefore: region.specializedBefore,
    paces: region.paces,
  };
}

function requireOpen({ port }: PortSector, { closedPorts }: MarketRegion): void {
  if (port === null || port === undefined || !closedPorts.includes(port.class)) return;
  throw new GameError(
    "PORT_CLOSED",
    `An event has closed every ${port.class.replaceAll("_", " ")} of the region.`,
    {
      portClass: port.class,
    },
  );
}

function lineTerms(
  sector: PortSector,
  region: MarketRegion,
  { commodity, side, units }: Line,
): Omit<LineTerms, keyof DayLimits> {
  if (region.bannedGoods.includes(commodity))
    throw new GameError(
      "GOODS_BANNED",
      `The region has banned ${commodity}: keep it aboard, or take it elsewhere.`,
      {
        commodity,
      },
    );
  const found = goodTerms(sector, region, commodity, side);
  if (found === undefined) {
    const dealtIn = (side === "buy" ? sector.port?.sells : sector.port?.buys) ?? [];
    throw new GameError(
      "GOODS_NOT_TRADED",
      `Here one can ${side} ${dealtIn.length === 0 ? "nothing" : dealtIn.join(", ")}; ${commodity} is not among it.`,
      { commodity, side, dealtIn },
    );
  }
  const { mostUnits, ...terms } = found;
  if (units > mostUnits)
    throw new GameError("LINE_TOO_BIG", `One line of ${commodity} has ${mostUnits} units at most.`, {
      commodity,
      mostUnits,
    });
  const factors = side === "sell" ? region.tradeBonusThousandths : region.priceModifierThousandths;
  return { ...terms, units, factorThousandths: factors[commodity], tax: bracketsFor(commodity, region.tax) };
}
