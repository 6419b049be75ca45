import type { Tx } from "../../platform/documents/tx.ts";
import { portAtGateOf } from "../evacuation.ts";
import { ships } from "../schema.ts";

/** Brings ships out of a region to the port of the Nexus that is next to its gate, each with what is in its hold. */
export async function prepareTowing(regionId: string, shipIds: readonly string[]): Promise<(tx: Tx) => void> {
  if (shipIds.length === 0) return () => {};
  const place = await portAtGateOf(regionId);
  return (tx) => {
    for (const shipId of shipIds) tx.update(ships.ref({ shipId }), { place });
  };
}
