import { GameError } from "../../platform/errors.ts";
import type { Reads } from "../../platform/store.ts";
import { isStanding } from "./gate.ts";
import { type PlayerGate, playerGates } from "./schema.ts";

/** A standing gate with an end in the region. @throws GameError `GATE_UNKNOWN` */
export async function gateIn(reads: Reads, gateId: string, regionId: string, now: Date): Promise<PlayerGate> {
  const gate = await reads.get(playerGates, { gateId });
  if (gate?.regionIds.includes(regionId) && isStanding(gate, now)) return gate;
  throw new GameError("GATE_UNKNOWN", `${regionId} has no such gate of a player's.`, { gateId, regionId });
}

/** A standing gate of the caller's. @throws GameError `GATE_UNKNOWN` */
export async function ownGate(reads: Reads, gateId: string, uid: string, now: Date): Promise<PlayerGate> {
  const gate = await reads.get(playerGates, { gateId });
  if (gate?.ownerUid === uid && isStanding(gate, now)) return gate;
  throw new GameError("GATE_UNKNOWN", "You have no such gate.", { gateId });
}
