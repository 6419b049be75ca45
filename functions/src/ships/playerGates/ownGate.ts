import { GameError } from "../../platform/errors.ts";
import type { Reads } from "../../platform/store.ts";
import { isStanding } from "./gate.ts";
import { type PlayerGate, playerGates } from "./schema.ts";

/** A standing gate of the caller's. @throws GameError `GATE_UNKNOWN` */
export async function ownGate(reads: Reads, gateId: string, uid: string, now: Date): Promise<PlayerGate> {
  const gate = await reads.get(playerGates, { gateId });
  if (gate?.ownerUid === uid && isStanding(gate, now)) return gate;
  throw new GameError("GATE_UNKNOWN", "You have no such gate.", { gateId });
}
