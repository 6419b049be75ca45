import { gates } from "../documents.ts";
import { FIRST_WORLD } from "../world.ts";
import type { LaneStops } from "./lanes.ts";

let known: Promise<LaneStops> | undefined;

/** The terminals of the Nexus' express lanes, read once for an instance: they never change. */
export function terminalStops(): Promise<LaneStops> {
  known ??= readTerminals();
  return known;
}

async function readTerminals(): Promise<LaneStops> {
  const found = await gates
    .collection({})
    .where("kind", "==", "terminal")
    .get()
    .catch((error: unknown) => {
      known = undefined;
      throw error;
    });
  const { nexusId } = FIRST_WORLD;
  const own = found.docs.filter((gate) => gate.data().regionIds[0] === nexusId);
  // The Nexus is not built yet: what comes later must be seen.
  if (own.length === 0) known = undefined;
  return new Map(own.map((gate) => [gate.data().sectorNumbers[0], gate.id]));
}
