import type { ShipClass } from "../../../functions/src/galaxy/routes/speed.ts";
import type { Reason } from "../../../functions/src/platform/errors.ts";
import type { Commodity } from "../../../functions/src/platform/goods.ts";
import { isUnderWay } from "./passageModel.ts";
import type { Goods } from "./shipActs.ts";
import type { Model, ModelPilot, ModelShip } from "./shipModel.ts";

const HOLD: Readonly<Partial<Record<ShipClass, number>>> = {
  escape_pod: 10,
  scout: 20,
  freighter: 80,
  fighter: 15,
};

export const entriesOf = (goods: Goods) => Object.entries(goods) as [Commodity, number][];
export const sumOf = (goods: Goods) => entriesOf(goods).reduce((sum, [, units]) => sum + units, 0);
export const unitsIn = (cargo: Cargo) => [...cargo.values()].reduce((sum, units) => sum + units, 0);
export const roomIn = (ship: ModelShip) => HOLD[ship.class]! - unitsIn(ship.cargo);

export type Cargo = Map<Commodity, number>;

export function add(amounts: Cargo, commodity: Commodity, units: number): void {
  const sum = (amounts.get(commodity) ?? 0) + units;
  if (sum === 0) amounts.delete(commodity);
  else amounts.set(commodity, sum);
}

export const lacks = (source: Cargo, goods: Goods): boolean =>
  entriesOf(goods).some(([commodity, units]) => (source.get(commodity) ?? 0) < units);

export function put(goods: Goods, to: Cargo): void {
  for (const [commodity, units] of entriesOf(goods)) add(to, commodity, units);
}

export function take(goods: Goods, from: Cargo): void {
  for (const [commodity, units] of entriesOf(goods)) add(from, commodity, -units);
}

export function load(
  model: Model,
  ship: ModelShip | undefined,
  commodity: Commodity,
  units: number,
): Reason | undefined {
  // Nothing is loaded into a ship that is under way.
  if (model.pilots.some((pilot) => isUnderWay(pilot) && pilot.ships[pilot.piloted] === ship))
    return undefined;
  if (ship === undefined) return "ACCOUNT_UNKNOWN";
  if (units > roomIn(ship)) return "HOLD_FULL";
  add(ship.cargo, commodity, units);
  add(model.issued, commodity, units);
  return undefined;
}

export function move(
  model: Model,
  pilot: ModelPilot,
  { ship, to, goods }: { ship: number; to: number; goods: Goods },
): Reason | undefined {
  if (pilot.berth === "space") return "NOT_DOCKED";
  const ships = [pilot.ships[ship], pilot.ships[to]];
  for (const one of ships) {
    if (one === undefined) return "SHIP_UNKNOWN";
    if (!model.isHere(one, pilot)) return "SHIP_ELSEWHERE";
  }
  const [source, target] = ships as [ModelShip, ModelShip];
  if (lacks(source.cargo, goods)) return "INSUFFICIENT_FUNDS";
  if (sumOf(goods) > roomIn(target)) return "HOLD_FULL";
  take(goods, source.cargo);
  put(goods, target.cargo);
  return undefined;
}

export function jettison(model: Model, pilot: ModelPilot, goods: Goods): Reason | undefined {
  const { cargo } = pilot.ships[pilot.piloted]!;
  if (lacks(cargo, goods)) return "INSUFFICIENT_FUNDS";
  take(goods, cargo);
  take(goods, model.issued);
  return undefined;
}
