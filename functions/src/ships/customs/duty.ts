import { GameError } from "../../platform/errors.ts";
import type { Commodity } from "../../platform/goods.ts";
import { levyOn } from "../../regions/levyOn.ts";
import { BASE_PRICE_CREDITS, type Goods } from "../cargo/goods.ts";

/** What a region asks of goods that come in, and which may not. */
export interface Tariff {
  readonly regionId: string;
  readonly tariffBasisPoints: Readonly<Record<Commodity, number>>;
  readonly bannedGoods: readonly Commodity[];
}

/** A line of a declaration: of a good, the units that duty is asked on, and the duty. */
export interface DutyLine {
  readonly commodity: Commodity;
  readonly units: number;
  readonly dutyCredits: number;
}

/** @throws GameError `CARGO_BANNED` naming the goods, with their units, and what can be done. */
export function requireLawful(manifest: Goods, { regionId, bannedGoods }: Tariff): void {
  const banned = manifest.filter(({ commodity }) => bannedGoods.includes(commodity));
  if (banned.length === 0) return;
  const named = banned.map(({ commodity, units }) => `${units} units of ${commodity}`);
  throw new GameError(
    "CARGO_BANNED",
    `The region ${regionId} has banned ${named.join(", ")}: sell, store or jettison them first, or go elsewhere.`,
    { regionId, goods: named },
  );
}

/** What of the hold duty may be asked on: goods come home free up to the units that left. */
export function dutiable(manifest: Goods, left: Goods): Goods {
  const free = new Map(left.map(({ commodity, units }) => [commodity, units]));
  return manifest
    .map(({ commodity, units }) => ({ commodity, units: units - (free.get(commodity) ?? 0) }))
    .filter(({ units }) => units > 0);
}

/** The duty on each good, of which a treaty leaves a part. Goods without a duty get no line. */
export function dutyOn(
  goods: Goods,
  { tariffBasisPoints }: Pick<Tariff, "tariffBasisPoints">,
  treatyBasisPoints: number,
): DutyLine[] {
  return goods
    .map(({ commodity, units }) => ({
      commodity,
      units,
      dutyCredits: levyOn(
        units * BASE_PRICE_CREDITS[commodity],
        tariffBasisPoints[commodity],
        treatyBasisPoints,
      ),
    }))
    .filter(({ dutyCredits }) => dutyCredits > 0);
}

export const dutyCreditsOf = (lines: readonly DutyLine[]): number =>
  lines.reduce((sum, { dutyCredits }) => sum + dutyCredits, 0);
