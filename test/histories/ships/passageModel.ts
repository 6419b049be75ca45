import type { Reason } from "../../../functions/src/platform/errors.ts";
import { DAY_MS, GATE, type Model, type ModelPilot, TENTH_MS } from "./shipModel.ts";

const GATE_FEE = 100;
const RIDE_FARE = 10;
const MINUTE_MS = 60_000;

export interface ModelPassage {
  readonly to: "ring" | "nexus";
  readonly bookedMs: number;
  settled: boolean;
}

export const isUnderWay = ({ passage }: Pick<ModelPilot, "passage">) =>
  passage !== undefined && !passage.settled;

export function book(model: Model, pilot: ModelPilot): Reason | undefined {
  if (pilot.sector !== GATE[pilot.region]) return "NOT_AT_GATE";
  if (pilot.credits < GATE_FEE) return "INSUFFICIENT_FUNDS";
  if (model.tenthsOf(pilot) < 10) return "TURNS_SHORT";
  pilot.credits -= GATE_FEE;
  pilot.turnsMs -= 10 * TENTH_MS;
  pilot.berth = "space";
  const to = pilot.region === "ring" ? "nexus" : "ring";
  pilot.passage = { to, bookedMs: model.nowMs, settled: false };
  return undefined;
}

export function ride(model: Model, pilot: ModelPilot, from: number, to: number): Reason | undefined {
  if (pilot.region !== "nexus") return "PLACE_CHANGED";
  if (pilot.sector !== from) return "NOT_AT_GATE";
  if (from === to) return "SAME_GATE";
  if (model.tenthsOf(pilot) < 30) return "TURNS_SHORT";
  if (pilot.credits < RIDE_FARE) return "INSUFFICIENT_FUNDS";
  pilot.turnsMs -= 30 * TENTH_MS;
  pilot.credits -= RIDE_FARE;
  model.gates += RIDE_FARE;
  pilot.sector = to;
  return undefined;
}

export function callOff(model: Model, pilot: ModelPilot): Reason | undefined {
  if (pilot.passage === undefined) return "PASSAGE_UNKNOWN";
  const { bookedMs, settled } = pilot.passage;
  if (settled || model.nowMs >= bookedMs + 10 * MINUTE_MS) return "CUSTOMS_CLEARED";
  giveBack(pilot);
  return undefined;
}

export function complete(model: Model, pilot: ModelPilot): Reason | undefined {
  if (pilot.passage === undefined) return "PASSAGE_UNKNOWN";
  if (pilot.passage.settled) return undefined;
  if (model.nowMs < pilot.passage.bookedMs + 15 * MINUTE_MS) return "PASSAGE_UNDER_WAY";
  settle(model, pilot);
  return undefined;
}

/** Fifteen minutes after it was booked a passage arrives; a day later it goes back. */
export function settle(model: Model, pilot: ModelPilot): void {
  const { passage } = pilot;
  if (passage === undefined || passage.settled) return;
  const sinceMs = model.nowMs - (passage.bookedMs + 15 * MINUTE_MS);
  if (sinceMs < 0) return;
  if (sinceMs >= DAY_MS) {
    giveBack(pilot);
    return;
  }
  passage.settled = true;
  pilot.region = passage.to;
  pilot.sector = GATE[passage.to];
  model.gates += GATE_FEE - GATE_FEE / 10;
  model.insurance += GATE_FEE / 10;
}

function giveBack(pilot: ModelPilot): void {
  pilot.passage!.settled = true;
  pilot.credits += GATE_FEE;
  pilot.turnsMs += 10 * TENTH_MS;
}
