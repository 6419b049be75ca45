import { GameError } from "../../platform/errors.ts";
import type { Reads } from "../../platform/store.ts";
import type { Departure } from "../passages/departure.ts";
import type { Pilot } from "../schema.ts";
import { farSideOf, requireOpen, tollFor } from "./gate.ts";
import { playerGates } from "./schema.ts";

/** @throws GameError `GATE_CLOSED` or `NOT_AT_GATE` */
export async function throughPlayerGate(
  reads: Reads,
  { uid, place }: Pick<Pilot, "uid" | "place">,
  { toRegionId, gateId }: { readonly toRegionId: string; readonly gateId: string },
  now: Date,
): Promise<Departure> {
  const gate = await reads.get(playerGates, { gateId });
  if (gate === undefined) throw new GameError("GATE_CLOSED", "There is no such gate.", { gateId });
  requireOpen(gate, gateId, now);
  const endsAt = farSideOf(gate, gateId, place, toRegionId);
  const tollCredits = tollFor(gate, uid, now);
  const tollTo = tollCredits === 0 ? null : gate.tollTo;
  return { way: { by: "playerGate", tollCredits }, endsAt, tollTo };
}
