import type { ShipClass } from "../galaxy/routes/speed.ts";
import { accrualOf } from "../platform/accrual.ts";
import { CLASSES } from "./classes.ts";
import type { Ship } from "./schema.ts";

/** A ship as it leaves the yard, with nobody's place yet. A yard takes back at half of the list what was bought. */
export function newShip(
  shipClass: ShipClass,
  {
    ownerUid,
    name,
    granted,
  }: { readonly ownerUid: string; readonly name: string; readonly granted: boolean },
  now: Date,
): Ship {
  const { priceCredits, hullPoints, shieldPoints } = CLASSES[shipClass];
  return {
    ownerUid,
    class: shipClass,
    name,
    place: null,
    hullPoints,
    shield: accrualOf(shieldPoints, now),
    resaleCredits: granted ? 0 : Math.floor((priceCredits ?? 0) / 2),
    boughtAt: now,
    pledgedTo: null,
  };
}

/** What somebody goes on in without a ship. */
export const newPod = (ownerUid: string, now: Date): Ship =>
  newShip("escape_pod", { ownerUid, name: "Escape Pod", granted: true }, now);
