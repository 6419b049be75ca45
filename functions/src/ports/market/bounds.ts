import { GameError } from "../../platform/errors.ts";
import { goodsOf } from "../../platform/ledger/assets.ts";
import type { Held } from "../../platform/ledger/post.ts";
import { requireDocked } from "../../ships/pilots/pilot.ts";
import type { Pilot } from "../../ships/schema.ts";
import type { Line } from "./charge.ts";

/** @throws GameError `NOT_IN_HOLD`, naming what is there */
export function requireInHold(lines: readonly Line[], held: Held["amounts"]): void {
  for (const { commodity, side, units } of lines) {
    const mostUnits = held[goodsOf(commodity)] ?? 0;
    if (side === "buy" || units <= mostUnits) continue;
    throw new GameError("NOT_IN_HOLD", `The hold has ${mostUnits} units of ${commodity}.`, {
      commodity,
      mostUnits,
    });
  }
}

/** @throws GameError `NOT_DOCKED`, or `PLACE_CHANGED` where the pilot is docked elsewhere */
export function requireAtPort(pilot: Pick<Pilot, "place">, sectorNumber: number): void {
  requireDocked(pilot);
  if (pilot.place.sectorNumber === sectorNumber) return;
  throw new GameError("PLACE_CHANGED", `The quote is of sector ${sectorNumber}; you are elsewhere.`, {
    ...pilot.place,
  });
}
