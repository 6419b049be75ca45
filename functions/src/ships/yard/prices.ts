import type { ShipClass } from "../../galaxy/routes/speed.ts";
import { GameError } from "../../platform/errors.ts";
import { CLASSES } from "../classes.ts";
import type { Ship } from "../schema.ts";

export const REPAIR_CREDITS_PER_POINT = 5;

/** @throws GameError `NOT_FOR_SALE` */
export function priceOf(shipClass: ShipClass): number {
  const { priceCredits } = CLASSES[shipClass];
  if (priceCredits !== null) return priceCredits;
  throw new GameError("NOT_FOR_SALE", `No yard sells a ship of the class ${shipClass}.`, {
    class: shipClass,
  });
}

/** What making the hull whole costs. @throws GameError `HULL_WHOLE` where it is. */
export function repairCredits({
  class: shipClass,
  hullPoints,
  name,
}: Pick<Ship, "class" | "hullPoints" | "name">): number {
  const missing = CLASSES[shipClass].hullPoints - hullPoints;
  if (missing > 0) return REPAIR_CREDITS_PER_POINT * missing;
  throw new GameError("HULL_WHOLE", `The hull of ${name} is whole.`);
}
