import { GameError } from "../../platform/errors.ts";
import type { Commodity } from "../../platform/goods.ts";
import type { Quota } from "../../regions/configuration/quotas.ts";
import type { Side } from "./port.ts";

export type Units = { readonly [commodity in Commodity]?: number | undefined };

/** What a trader has traded on a UTC day in a region, by side. */
export type Traded = Readonly<Record<Side, Units>>;
export const NOTHING_TRADED: Traded = { buy: {}, sell: {} };

/** The most units of a good that may be traded in a UTC day; null where nothing limits them. */
export interface DayLimits {
  /** By one trader in the region. */
  readonly traderUnits: number | null;
  /** At this desk: its part of the port's. */
  readonly deskUnits: number | null;
}

/** A port's quota is divided over its desks to the unit: ⌊u (d + 1) ÷ n⌋ − ⌊u d ÷ n⌋ for desk d of n. */
export function limitsOf(
  quotas: readonly Quota[],
  { commodity, side }: { readonly commodity: Commodity; readonly side: Side },
  { desk, desks }: { readonly desk: number; readonly desks: number },
): DayLimits {
  const unitsOf = (of: Quota["of"]) =>
    quotas.find((quota) => quota.of === of && quota.commodity === commodity && quota.side === side)
      ?.unitsADay ?? null;
  const port = unitsOf("port");
  const upTo = (count: number) => Math.floor((port! * count) / desks);
  return { traderUnits: unitsOf("trader"), deskUnits: port === null ? null : upTo(desk + 1) - upTo(desk) };
}

/** @throws GameError `QUOTA_USED`, naming the most that would go */
export function requireQuota(
  { commodity, side, units, traderUnits, deskUnits }: DayLimits & LineUnits,
  before: { readonly byTrader: Traded; readonly atDesk: Units },
): void {
  const left = [
    { of: "trader", units: leftOf(traderUnits, before.byTrader[side][commodity]) },
    { of: "port", units: leftOf(deskUnits, before.atDesk[commodity]) },
  ].sort((a, b) => a.units - b.units)[0]!;
  if (units <= left.units) return;
  const whose = left.of === "trader" ? "of each trader" : "of each of the port's desks";
  throw new GameError(
    "QUOTA_USED",
    `The region's quota ${whose} leaves ${left.units} units of ${commodity} to ${side} today.`,
    { commodity, side, quotaOf: left.of, mostUnits: left.units },
  );
}

interface LineUnits {
  readonly commodity: Commodity;
  readonly side: Side;
  readonly units: number;
}

const leftOf = (limitUnits: number | null, usedUnits = 0) =>
  limitUnits === null ? Number.POSITIVE_INFINITY : Math.max(0, limitUnits - usedUnits);

/** What was traded with a line's units. */
export function withUnits(
  before: Units,
  { commodity, units }: Pick<LineUnits, "commodity" | "units">,
): Units {
  return { ...before, [commodity]: (before[commodity] ?? 0) + units };
}
