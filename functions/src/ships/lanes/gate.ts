import { gates } from "../../galaxy/documents.ts";
import { FIRST_WORLD } from "../../galaxy/world.ts";
import { GameError } from "../../platform/errors.ts";
import type { Reads } from "../../platform/store.ts";
import type { Pilot } from "../schema.ts";

/** The sector of the Nexus where an open gate or terminal stands. @throws GameError `GATE_CLOSED` */
export async function nexusSectorOf(reads: Reads, gateId: string): Promise<number> {
  const gate = await reads.get(gates, { gateId });
  if (gate?.open && gate.regionIds[0] === FIRST_WORLD.nexusId) return gate.sectorNumbers[0];
  throw new GameError("GATE_CLOSED", `The Nexus has no open gate ${gateId}.`, { gateId });
}

/** @throws GameError `NOT_AT_GATE` */
export function requireAtGate({ place }: Pilot, gateId: string, gateSector: number): void {
  if (place.sectorNumber === gateSector) return;
  throw new GameError("NOT_AT_GATE", `The gate ${gateId} is in sector ${gateSector}.`, {
    gateId,
    gateSector,
    sectorNumber: place.sectorNumber,
  });
}
