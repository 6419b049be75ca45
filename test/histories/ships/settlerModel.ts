import type { Reason } from "../../../functions/src/platform/errors.ts";
import { add, roomIn } from "./cargoModel.ts";
import type { Model, ModelPilot } from "./shipModel.ts";

const HOUR_MS = 3_600_000;

/** The one planet of the ring: oceanic, so that it yields food, of base price 15. */
export const PLANET = { sector: 8, habitability: 80, richness: 100 } as const;
const FOUNDING = 5_000;
const SETTLERS = 40;
const BASE_PRICE = 15;
const STORE = 500;

export interface ModelColony {
  readonly owner: ModelPilot;
  hours: number;
  untilMs: number;
  units: number;
  carry: number;
  due: number;
}

export function found(model: Model, pilot: ModelPilot, plot: number): Reason | undefined {
  if (pilot.berth !== "space") return "DOCKED";
  if (pilot.region === "nexus") return "SETTLERS_ONLY";
  if (pilot.sector !== PLANET.sector) return "NO_PLOT";
  if (model.colonies.has(plot)) return "PLOT_TAKEN";
  if (roomIn(pilot.ships[pilot.piloted]!) < SETTLERS) return "HOLD_FULL";
  if (pilot.credits < FOUNDING) return "INSUFFICIENT_FUNDS";
  pilot.credits -= FOUNDING;
  model.treasury += FOUNDING;
  model.colonies.set(plot, { owner: pilot, hours: 0, untilMs: model.nowMs, units: 0, carry: 0, due: 0 });
  return undefined;
}

const hasColony = (model: Model, pilot: ModelPilot) =>
  [...model.colonies.values()].some(({ owner }) => owner === pilot);
const isAtPlanet = ({ region, sector }: ModelPilot) => region === "ring" && sector === PLANET.sector;

export function land(model: Model, pilot: ModelPilot): Reason | undefined {
  if (pilot.berth !== "space") return "DOCKED";
  if (!isAtPlanet(pilot) || !hasColony(model, pilot)) return "NO_BERTH";
  pilot.berth = "planet";
  return undefined;
}

export function collect(model: Model, pilot: ModelPilot, plot: number): Reason | undefined {
  const colony = model.colonies.get(plot);
  if (pilot.region === "nexus" || colony?.owner !== pilot) return "COLONY_UNKNOWN";
  if (pilot.berth !== "planet") return "NOT_LANDED";
  const grown = grownUntil(colony, model.nowMs);
  const ship = pilot.ships[pilot.piloted]!;
  if (colony.due > pilot.credits) return "PLANET_TAX_DUE";
  if (grown.units === 0) return "NOTHING_IN_STORE";
  const units = Math.min(grown.units, roomIn(ship));
  if (units === 0) return "HOLD_FULL";
  const owed = colony.due + Math.floor((units * BASE_PRICE * 500) / 10_000);
  const paid = Math.min(owed, pilot.credits);
  Object.assign(colony, grown, { units: grown.units - units, due: owed - paid });
  pilot.credits -= paid;
  model.treasury += paid;
  add(ship.cargo, "food", units);
  add(model.issued, "food", units);
  return undefined;
}

/** Hour by hour: who lives there works, and what makes a unit is one, while there is room. */
function grownUntil({ hours, untilMs, units, carry }: ModelColony, nowMs: number) {
  const grown = { hours, untilMs, units, carry };
  for (; grown.untilMs + HOUR_MS <= nowMs; grown.untilMs += HOUR_MS) {
    const people = Math.min(100 * PLANET.habitability, 100 + grown.hours * 9);
    grown.hours += 1;
    if (grown.units === STORE) continue;
    grown.carry += people * PLANET.richness * 5;
    const made = Math.floor(grown.carry / (25_000 * BASE_PRICE));
    grown.units += made;
    grown.carry -= made * 25_000 * BASE_PRICE;
    if (grown.units >= STORE) Object.assign(grown, { units: STORE, carry: 0 });
  }
  return grown;
}

export function abandon(model: Model, pilot: ModelPilot, plot: number): Reason | undefined {
  if (model.colonies.get(plot)?.owner !== pilot) return "COLONY_UNKNOWN";
  if (pilot.ships.some((ship) => ship?.sector === PLANET.sector)) return "SITE_IN_USE";
  model.colonies.delete(plot);
  return undefined;
}

/** On in the pod: the ship stays in the colony's berth. */
export function leave(model: Model, pilot: ModelPilot): Reason | undefined {
  const ship = pilot.ships[pilot.piloted]!;
  if (ship.class === "escape_pod") return "NO_POD";
  if (pilot.berth !== "planet" || !hasColony(model, pilot)) return "NO_POD";
  ship.sector = pilot.sector;
  pilot.piloted = pilot.ships.push({ class: "escape_pod", sector: null, cargo: new Map(), resale: 0 }) - 1;
  return undefined;
}
