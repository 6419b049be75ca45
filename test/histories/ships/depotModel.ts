import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import type { Reason } from "../../../functions/src/platform/errors.ts";
import { type Cargo, lacks, put, roomIn, sumOf, take, unitsIn } from "./cargoModel.ts";
import type { Goods } from "./shipActs.ts";
import type { Model, ModelPilot } from "./shipModel.ts";

const MONTH_MS = 30 * DAY_MS;
const MINUTE_MS = 60_000;
const LOCKER_UNITS = 500;
const RENT = 10;
const UNIT_FEE = 10;

/** The one at home has no bound and no rent; that in the Nexus both. */
export interface ModelDepots {
  /** Undefined until something was stored there. */
  ring: Cargo | undefined;
  nexus: Cargo | undefined;
  /** Rent of all the time until `sinceMs`, in credits times milliseconds, and what of it has been paid. */
  rentWork: number;
  paid: number;
  monthsRent: number;
  sinceMs: number;
  filledMs: number | null;
  coming: number;
  /** Whether the locker has a document. */
  isKept: boolean;
}

export interface ModelFreight {
  readonly to: "ring" | "nexus";
  readonly bookedMs: number;
  readonly goods: Goods;
  readonly fee: number;
  settled: boolean;
}

export const noDepots = (): ModelDepots => ({
  ring: undefined,
  nexus: undefined,
  rentWork: 0,
  paid: 0,
  monthsRent: 0,
  sinceMs: 0,
  filledMs: null,
  coming: 0,
  isKept: false,
});

export function store(pilot: ModelPilot, goods: Goods): Reason | undefined {
  if (pilot.berth !== "port") return "NOT_DOCKED";
  const { cargo } = pilot.ships[pilot.piloted]!;
  if (lacks(cargo, goods)) return "INSUFFICIENT_FUNDS";
  pilot.depots.ring ??= new Map();
  take(goods, cargo);
  put(goods, pilot.depots.ring);
  return undefined;
}

export function fetch(pilot: ModelPilot, goods: Goods): Reason | undefined {
  if (pilot.berth !== "port") return "NOT_DOCKED";
  const { ring } = pilot.depots;
  if (ring === undefined) return "NO_DEPOT";
  if (lacks(ring, goods)) return "INSUFFICIENT_FUNDS";
  const ship = pilot.ships[pilot.piloted]!;
  if (sumOf(goods) > roomIn(ship)) return "HOLD_FULL";
  take(goods, ring);
  put(goods, ship.cargo);
  return undefined;
}

/** From depot to depot, wherever the pilot is. */
export function send(
  model: Model,
  pilot: ModelPilot,
  to: "ring" | "nexus",
  goods: Goods,
): Reason | undefined {
  const { depots } = pilot;
  const from = depots[to === "nexus" ? "ring" : "nexus"];
  if (from === undefined) return "NO_DEPOT";
  const units = sumOf(goods);
  if (to === "nexus") {
    const refused = bounded(model, pilot, units);
    if (refused !== undefined) return refused;
  }
  const owed = depots.isKept ? owedOf(depots, model.nowMs) : 0;
  const rent = to === "nexus" ? owed : Math.min(owed, pilot.credits);
  const fee = UNIT_FEE * units;
  if (lacks(from, goods) || pilot.credits < rent + fee) return "INSUFFICIENT_FUNDS";
  pilot.credits -= rent + fee;
  model.storage += rent;
  take(goods, from);
  depots.nexus ??= new Map();
  if (to === "nexus") depots.coming += units;
  if (to === "nexus" || depots.isKept) keep(depots, model.nowMs, rent);
  pilot.freight = { to, bookedMs: model.nowMs, goods, fee, settled: false };
  pilot.freights.push(pilot.freight);
  return undefined;
}

function bounded({ nowMs }: Model, { depots, credits }: ModelPilot, units: number): Reason | undefined {
  if (!depots.isKept) return units > LOCKER_UNITS ? "DEPOT_FULL" : undefined;
  if (unitsIn(depots.nexus ?? new Map()) + depots.coming + units > LOCKER_UNITS) return "DEPOT_FULL";
  if (depots.filledMs !== null && depots.filledMs + MONTH_MS <= nowMs) return "DEPOT_TERM_OVER";
  return owedOf(depots, nowMs) > credits ? "DEPOT_UNPAID" : undefined;
}

export const owedOf = ({ rentWork, monthsRent, sinceMs, paid }: ModelDepots, nowMs: number) =>
  Math.floor((rentWork + monthsRent * (nowMs - sinceMs)) / MONTH_MS) - paid;

/** What goods that have come or gone make of the locker's rent. */
function keep(depots: ModelDepots, nowMs: number, paid: number): void {
  depots.rentWork += depots.isKept ? depots.monthsRent * (nowMs - depots.sinceMs) : 0;
  depots.paid += paid;
  depots.sinceMs = nowMs;
  const units = unitsIn(depots.nexus!);
  depots.monthsRent = RENT * Math.min(LOCKER_UNITS, units);
  depots.filledMs = units === 0 ? null : (depots.filledMs ?? nowMs);
  depots.isKept = true;
}

export function callOffFreight(model: Model, pilot: ModelPilot): Reason | undefined {
  const { freight } = pilot;
  if (freight === undefined) return "PASSAGE_UNKNOWN";
  if (freight.settled || model.nowMs >= freight.bookedMs + 10 * MINUTE_MS) return "CUSTOMS_CLEARED";
  giveBack(model, pilot, freight);
  return undefined;
}

export function completeFreight(model: Model, pilot: ModelPilot): Reason | undefined {
  const { freight } = pilot;
  if (freight === undefined) return "PASSAGE_UNKNOWN";
  if (!freight.settled && model.nowMs < freight.bookedMs + 15 * MINUTE_MS) return "PASSAGE_UNDER_WAY";
  settleFreight(model, pilot);
  return undefined;
}

/** As a pilot's passage: after fifteen minutes it arrives, and a day later it goes back. */
export function settleFreight(model: Model, pilot: ModelPilot): void {
  const { freight, depots } = pilot;
  if (freight === undefined || freight.settled) return;
  const sinceMs = model.nowMs - (freight.bookedMs + 15 * MINUTE_MS);
  if (sinceMs < 0) return;
  if (sinceMs >= DAY_MS) {
    giveBack(model, pilot, freight);
    return;
  }
  freight.settled = true;
  arrivesIn(depots, freight.to, freight.goods);
  const insured = Math.floor(freight.fee / 10);
  model.insurance += insured;
  model.gates += freight.fee - insured;
  if (freight.to === "ring") return;
  depots.coming -= sumOf(freight.goods);
  keep(depots, model.nowMs, 0);
}

function arrivesIn(depots: ModelDepots, where: "ring" | "nexus", goods: Goods): void {
  depots[where] ??= new Map();
  put(goods, depots[where]);
}

function giveBack({ nowMs }: Model, pilot: ModelPilot, freight: ModelFreight): void {
  const { depots } = pilot;
  freight.settled = true;
  pilot.credits += freight.fee;
  arrivesIn(depots, freight.to === "nexus" ? "ring" : "nexus", freight.goods);
  if (freight.to === "nexus") depots.coming -= sumOf(freight.goods);
  keep(depots, nowMs, 0);
}
