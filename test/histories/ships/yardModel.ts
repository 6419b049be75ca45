import type { ShipClass } from "../../../functions/src/galaxy/routes/speed.ts";
import type { Reason } from "../../../functions/src/platform/errors.ts";
import { unitsIn } from "./cargoModel.ts";
import { MINE, MOST_SHIPS, type Model, type ModelPilot } from "./shipModel.ts";

const PRICE: Readonly<Partial<Record<ShipClass, number>>> = {
  scout: 1_500,
  freighter: 5_000,
  fighter: 6_000,
};
export function buy(model: Model, pilot: ModelPilot, shipClass: ShipClass): Reason | undefined {
  const refused = atYard(pilot);
  if (refused !== undefined) return refused;
  const counted = pilot.ships.filter((one) => one !== undefined && one.class !== "escape_pod");
  if (counted.length >= MOST_SHIPS) return "TOO_MANY_SHIPS";
  const price = PRICE[shipClass]!;
  if (pilot.credits < price) return "INSUFFICIENT_FUNDS";
  pilot.credits -= price;
  model.yards += price;
  pilot.ships.push({ class: shipClass, sector: pilot.sector, cargo: new Map(), resale: price / 2 });
  return undefined;
}

export function sell(model: Model, pilot: ModelPilot, index: number): Reason | undefined {
  const refused = atYard(pilot);
  if (refused !== undefined) return refused;
  const ship = pilot.ships[index];
  if (ship === undefined) return "SHIP_UNKNOWN";
  if (ship.class === "escape_pod") return "NOT_FOR_SALE";
  if (ship.sector === null) return "SHIP_PILOTED";
  if (!model.isHere(ship, pilot)) return "SHIP_ELSEWHERE";
  if (unitsIn(ship.cargo) > 0) return "HOLD_NOT_EMPTY";
  pilot.credits += ship.resale;
  model.yards -= ship.resale;
  pilot.ships[index] = undefined;
  return undefined;
}

function atYard(pilot: ModelPilot): Reason | undefined {
  if (pilot.berth !== "port") return "NOT_DOCKED";
  return pilot.sector === MINE ? "NO_YARD" : undefined;
}

export function board(model: Model, pilot: ModelPilot, index: number): Reason | undefined {
  if (pilot.berth === "space") return "NOT_DOCKED";
  const ship = pilot.ships[index];
  if (ship === undefined) return "SHIP_UNKNOWN";
  if (ship.sector === null) return "SHIP_PILOTED";
  if (!model.isHere(ship, pilot)) return "SHIP_ELSEWHERE";
  const former = pilot.ships[pilot.piloted]!;
  if (former.class === "escape_pod") {
    if (unitsIn(former.cargo) > 0) return "HOLD_NOT_EMPTY";
    pilot.ships[pilot.piloted] = undefined;
  } else former.sector = pilot.sector;
  ship.sector = null;
  pilot.piloted = index;
  return undefined;
}
