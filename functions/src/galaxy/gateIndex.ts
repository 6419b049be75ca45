import type { Tx } from "../platform/documents/tx.ts";
import { GATES_PER_INDEX, gateIndexes } from "./documents.ts";
import type { Place } from "./routes/stretches.ts";
import { FIRST_WORLD } from "./world.ts";

const { nexusId } = FIRST_WORLD;

/**
 * Lists a region's gate by its sector in the Nexus, in two halves: what is returned writes. One that is listed stays where it is, one
 * that is not goes into the first document that has room.
 */
export async function prepareListed(tx: Tx, gate: Place): Promise<() => void> {
  const { docs } = await tx.get(gateIndexes.collection({ regionId: nexusId }));
  const found = docs.map((doc) => ({ index: doc.id, gates: doc.data().gates }));
  if (found.some(({ gates }) => gates.some(({ regionId }) => regionId === gate.regionId))) return () => {};
  const roomy = found.find(({ gates }) => gates.length < GATES_PER_INDEX);
  if (roomy === undefined) {
    const fresh = gateIndexes.ref({ regionId: nexusId, index: docs.length });
    return () => tx.create(fresh, { gates: [gate] });
  }
  const { index, gates } = roomy;
  return () => tx.update(gateIndexes.ref({ regionId: nexusId, index }), { gates: inOrder([...gates, gate]) });
}

/** Takes a region's gate out of the index, in two halves: what is returned writes. */
export async function prepareUnlisted(tx: Tx, closed: string): Promise<() => void> {
  const { docs } = await tx.get(gateIndexes.collection({ regionId: nexusId }));
  const holder = docs.find((doc) => doc.data().gates.some(({ regionId }) => regionId === closed));
  if (holder === undefined) return () => {};
  const gates = holder.data().gates.filter(({ regionId }) => regionId !== closed);
  return () => tx.update(gateIndexes.ref({ regionId: nexusId, index: holder.id }), { gates });
}

/** By their ids: two regions that open at once leave the same document, in whichever order they came. */
const inOrder = (gates: readonly Place[]): Place[] =>
  gates.toSorted((a, b) => (a.regionId < b.regionId ? -1 : 1));
