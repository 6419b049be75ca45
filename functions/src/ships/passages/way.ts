import { gates } from "../../galaxy/documents.ts";
import { regionGraph } from "../../galaxy/routes/regionGraph.ts";
import { straightUnits } from "../../galaxy/routes/route.ts";
import { gatesNeeded } from "../../galaxy/routes/stretches.ts";
import { FIRST_WORLD } from "../../galaxy/world.ts";
import { GameError } from "../../platform/errors.ts";
import type { Reads } from "../../platform/store.ts";
import type { Way } from "./passage.ts";

const { nexusId } = FIRST_WORLD;

/** A way through one gate, into the Nexus or out of it, or through two across it. */
export interface GateWay {
  readonly way: Extract<Way, { by: "platformGate" }>;
  /** The gate where it begins, and in which sector. */
  readonly gateId: string;
  readonly beginsAt: number;
  readonly endsAt: number;
}

/** @throws GameError `SAME_REGION`, or `GATE_CLOSED` naming the gate that is not open. */
export async function gateWay(reads: Reads, fromRegionId: string, toRegionId: string): Promise<GateWay> {
  requireOtherRegion(fromRegionId, toRegionId);
  const gateIds = gatesNeeded({ regionId: fromRegionId }, { regionId: toRegionId }, nexusId);
  const sectors = [];
  for (const gateId of gateIds) sectors.push(await openGate(reads, gateId));
  const [first, last] = [sectors[0]!, sectors.at(-1)!];
  const crossingUnits =
    sectors.length === 1 ? 0 : straightUnits(await regionGraph(nexusId), first.nexus, last.nexus);
  return {
    way: { by: "platformGate", gateCount: sectors.length, crossingUnits },
    gateId: gateIds[0]!,
    beginsAt: fromRegionId === nexusId ? first.nexus : first.region,
    endsAt: toRegionId === nexusId ? last.nexus : last.region,
  };
}

/** @throws GameError `SAME_REGION` */
export function requireOtherRegion(fromRegionId: string, toRegionId: string): void {
  if (fromRegionId !== toRegionId) return;
  throw new GameError("SAME_REGION", `You are in ${toRegionId}: fly there.`, { regionId: toRegionId });
}

async function openGate(reads: Reads, gateId: string): Promise<{ nexus: number; region: number }> {
  const gate = await reads.get(gates, { gateId });
  if (gate?.open) return { nexus: gate.sectorNumbers[0], region: gate.sectorNumbers[1] };
  throw new GameError("GATE_CLOSED", `The gate of ${gateId} is not open.`, { gateId });
}
