import type { Tx } from "../platform/documents/tx.ts";
import { gates } from "./documents.ts";
import { prepareUnlisted } from "./gateIndex.ts";

/** Shuts every gate of a region, in two halves: what is returned writes. */
export async function prepareClosedGates(tx: Tx, regionId: string): Promise<() => void> {
  const { docs } = await tx.get(gates.collection({}).where("regionIds", "array-contains", regionId));
  const unlist = await prepareUnlisted(tx, regionId);
  return () => {
    for (const { id: gateId } of docs) tx.update(gates.ref({ gateId }), { open: false });
    unlist();
  };
}
